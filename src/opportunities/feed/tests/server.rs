//! A small local server that behaves and misbehaves like the real one: it answers from a script, one request each.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

/// One answer of the script.
pub enum Reply {
    /// 200 with this body.
    Page(String),
    /// A status line's number and words, more headers (each ending in `\r\n`), no body.
    Status(&'static str, String),
    /// 200 that promises this body but sends only half.
    Half(String),
    /// The connection is closed at once.
    HangUp,
    /// Nothing comes until the client gives up.
    Silence,
    /// 200 without a length, and this many spaces.
    Endless(usize),
}

pub struct Server {
    pub base: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server that gives these answers in turn, and after them none.
    pub fn answering(script: impl IntoIterator<Item = Reply>) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}/vacancies", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let script: Vec<Reply> = script.into_iter().collect();
        let heard = Arc::clone(&asked);
        std::thread::spawn(move || {
            for reply in script {
                let Ok((stream, _)) = listener.accept() else { return };
                let _ = answer(stream, reply, &heard); // a client that has gone is no fault of the test
            }
        });
        Server { base, asked }
    }

    /// The requests so far, each with its headers.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn answer(mut stream: TcpStream, reply: Reply, heard: &Mutex<Vec<String>>) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte)? == 1 {
        request.push(byte[0]);
    }
    heard.lock().unwrap().push(String::from_utf8_lossy(&request).into_owned());
    match reply {
        Reply::Page(body) => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        }
        Reply::Status(status, headers) => {
            write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n{headers}\r\n")
        }
        Reply::Half(body) => {
            let half = &body[..body.len() / 2];
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{half}", body.len())
        }
        Reply::HangUp => Ok(()),
        Reply::Silence => stream.read(&mut byte).map(drop),
        Reply::Endless(bytes) => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            std::io::copy(&mut std::io::repeat(b' ').take(bytes as u64), &mut stream).map(drop)
        }
    }
}

/// A page of the service with these vacancies, by reference.
pub fn page(references: &[&str], total_pages: usize) -> Reply {
    let vacancies: Vec<Value> = references.iter().map(|name| super::with(json!({"vacancyReference": name}))).collect();
    Reply::Page(
        json!({"vacancies": vacancies, "total": 1000, "totalFiltered": 1000, "totalPages": total_pages}).to_string(),
    )
}
