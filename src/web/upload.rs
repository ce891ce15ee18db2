//! Reads a form that brings one file, in a field called `file`.

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::{Extensions, StatusCode};

use crate::error::AppError;

use super::{FORM_TOKEN, check_token};

/// What a form holds beside its file, in bytes.
pub const AROUND_THE_FILE: usize = 64 * 1024;

/// What came with an upload.
pub enum Upload {
    File(Vec<u8>),
    Nothing,
    TooLarge,
}

/// Reads the fields one by one. The token stands first, so that nobody's file is read before we know whose form it is.
pub async fn read_upload(extensions: &Extensions, mut form: Multipart, largest: usize) -> Result<Upload, AppError> {
    let mut known = false;
    while let Some(mut field) = match form.next_field().await {
        Ok(field) => field,
        Err(refused) => return too_large(&refused),
    } {
        match field.name() {
            Some(FORM_TOKEN) if !known => {
                let token = field.text().await.map_err(|_| AppError::NotAllowed)?;
                check_token(extensions, &token)?;
                known = true;
            }
            Some("file") if known => {
                let mut bytes = Vec::new();
                loop {
                    match field.chunk().await {
                        Ok(Some(chunk)) if bytes.len() + chunk.len() > largest => return Ok(Upload::TooLarge),
                        Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                        Ok(None) => break,
                        Err(refused) => return too_large(&refused),
                    }
                }
                return Ok(if bytes.is_empty() { Upload::Nothing } else { Upload::File(bytes) });
            }
            _ if !known => return Err(AppError::NotAllowed),
            _ => return Err(AppError::Unreadable),
        }
    }
    if known { Ok(Upload::Nothing) } else { Err(AppError::NotAllowed) }
}

fn too_large(refused: &MultipartError) -> Result<Upload, AppError> {
    if refused.status() == StatusCode::PAYLOAD_TOO_LARGE { Ok(Upload::TooLarge) } else { Err(AppError::Unreadable) }
}
