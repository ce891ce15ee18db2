//! Gives text a simple, correct shape: paragraphs, lists, small headings, strong and emphasised words. Whatever comes
//! in, what goes out is well formed, has list items only in lists and only list items in them, and nothing empty.

/// Writes the shape. Text must come escaped already; names of tags may be any.
#[derive(Default)]
pub struct Shape {
    out: String,
    /// Open blocks, the outermost first. Not yet written ones stay out until there is something in them.
    blocks: Vec<Block>,
    /// Open `strong` and `em`; those written are closed before a block begins or ends, and come back after it.
    inlines: Vec<Inline>,
    /// Line breaks waiting for more text: as `<br>`, and as ends of lines.
    breaks: u8,
    newlines: u8,
    space: bool,
    /// True once the innermost block holds text.
    filled: bool,
}

struct Block {
    tag: &'static str,
    written: bool,
    /// Ours, because the text asked for it; no closing tag will come.
    implied: bool,
}

struct Inline {
    tag: &'static str,
    written: bool,
    depth: usize,
}

impl Shape {
    /// Takes text. Ends of lines in it are kept.
    pub fn text(&mut self, text: &str) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.newlines = self.newlines.saturating_add(1);
            }
            if line.starts_with(char::is_whitespace) {
                self.space = true;
            }
            let mut words = line.split_whitespace();
            let Some(first) = words.next() else { continue };
            self.make_room();
            self.out.push_str(first);
            for word in words {
                self.out.extend([" ", word]);
            }
            self.space = line.ends_with(char::is_whitespace);
        }
    }

    /// Takes an opening tag.
    pub fn open(&mut self, name: &str) {
        match name {
            "br" => self.breaks = self.breaks.saturating_add(1),
            "strong" | "b" => self.open_inline("strong"),
            "em" | "i" => self.open_inline("em"),
            "ul" => self.open_list("ul"),
            "ol" => self.open_list("ol"),
            "li" => self.open_item(),
            _ if heading(name) && self.blocks.iter().all(|block| block.implied) => {
                self.end_while(|_| true);
                self.push("h3", false);
            }
            _ => self.boundary(),
        }
    }

    /// Takes a closing tag.
    pub fn close(&mut self, name: &str) {
        match name {
            "br" => {}
            "strong" | "b" => self.close_inline("strong"),
            "em" | "i" => self.close_inline("em"),
            "ul" | "ol" | "li" => self.close_block(name),
            _ if heading(name) && self.innermost() == Some("h3") => self.end_block(),
            _ => self.boundary(),
        }
    }

    /// Ends everything; none if there was nothing to read.
    pub fn finish(mut self) -> Option<String> {
        self.end_while(|_| true);
        (!self.out.is_empty()).then_some(self.out)
    }

    fn innermost(&self) -> Option<&'static str> {
        self.blocks.last().map(|block| block.tag)
    }

    fn push(&mut self, tag: &'static str, implied: bool) {
        self.leave_inlines(0);
        self.blocks.push(Block { tag, written: false, implied });
        self.forget_breaks();
    }

    fn forget_breaks(&mut self) {
        (self.breaks, self.newlines, self.space, self.filled) = (0, 0, false, false);
    }

    fn end_block(&mut self) {
        self.leave_inlines(0);
        if let Some(Block { tag, written: true, .. }) = self.blocks.pop() {
            self.write_end(tag);
        }
        self.forget_breaks();
    }

    fn end_while(&mut self, ends: impl Fn(&Block) -> bool) {
        while self.blocks.last().is_some_and(&ends) {
            self.end_block();
        }
    }

    /// A paragraph of the original began or ended here.
    fn boundary(&mut self) {
        match self.innermost() {
            Some("li") if self.filled => self.breaks = self.breaks.max(1),
            Some("h3") => self.space = true,
            _ => self.end_while(|block| block.implied && block.tag != "li"),
        }
    }

    fn open_list(&mut self, tag: &'static str) {
        self.end_while(|block| block.implied && block.tag != "li" || block.tag == "h3");
        if matches!(self.innermost(), Some("ul" | "ol")) {
            self.push("li", true);
        }
        self.push(tag, false);
    }

    fn open_item(&mut self) {
        self.end_while(|block| matches!(block.tag, "p" | "li" | "h3"));
        if self.blocks.is_empty() {
            self.push("ul", true);
        }
        self.push("li", false);
    }

    /// Ends the innermost block of this name and what is in it; an item never reaches out of its list.
    fn close_block(&mut self, name: &str) {
        let found = self.blocks.iter().rposition(|block| block.tag == name && !block.implied);
        if let Some(at) = found.filter(|at| name != "li" || at + 1 == self.blocks.len()) {
            while self.blocks.len() > at {
                self.end_block();
            }
        }
    }

    fn open_inline(&mut self, tag: &'static str) {
        match self.inlines.iter_mut().find(|inline| inline.tag == tag) {
            Some(inline) => inline.depth += 1,
            None => self.inlines.push(Inline { tag, written: false, depth: 1 }),
        }
    }

    fn close_inline(&mut self, tag: &'static str) {
        let Some(at) = self.inlines.iter().position(|inline| inline.tag == tag) else { return };
        self.inlines[at].depth -= 1;
        if self.inlines[at].depth == 0 {
            self.leave_inlines(at);
            self.inlines.remove(at);
        }
    }

    /// Writes the ends of the open inline tags from number `from` on; they begin again with the next word.
    fn leave_inlines(&mut self, from: usize) {
        for n in (from..self.inlines.len()).rev() {
            if std::mem::take(&mut self.inlines[n].written) {
                self.write_end(self.inlines[n].tag);
            }
        }
    }

    /// Writes what must stand before the next word: a break or a space, and the tags that are still to be opened.
    fn make_room(&mut self) {
        self.be_in_a_text_block();
        let breaks = self.breaks.max(self.newlines);
        if self.filled && breaks > 0 && self.innermost() != Some("h3") {
            self.write_breaks(breaks);
        } else if self.filled && (self.space || breaks > 0) {
            self.out.push(' ');
        }
        for n in 0..self.blocks.len() {
            if !std::mem::replace(&mut self.blocks[n].written, true) {
                self.write_start(self.blocks[n].tag);
            }
        }
        for n in 0..self.inlines.len() {
            if !std::mem::replace(&mut self.inlines[n].written, true) {
                self.write_start(self.inlines[n].tag);
            }
        }
        self.forget_breaks();
        self.filled = true;
    }

    fn be_in_a_text_block(&mut self) {
        match self.blocks.last() {
            Some(Block { tag: "ul" | "ol", implied: true, .. }) => self.end_block(),
            Some(Block { tag: "ul" | "ol", .. }) => return self.push("li", true),
            _ => {}
        }
        if self.blocks.is_empty() {
            self.push("p", true);
        }
    }

    fn write_breaks(&mut self, breaks: u8) {
        if breaks > 1 && self.innermost() == Some("p") {
            self.end_block();
            return self.push("p", true);
        }
        self.out.push_str(if breaks > 1 { "<br><br>" } else { "<br>" });
    }

    fn write_start(&mut self, tag: &str) {
        self.out.extend(["<", tag, ">"]);
    }

    fn write_end(&mut self, tag: &str) {
        self.out.extend(["</", tag, ">"]);
    }
}

fn heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
