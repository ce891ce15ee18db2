//! HTML from outside, down to the allow-list.

use super::super::clean::{html, line, lines, plain};

fn shows(given: &str, wanted: &str) {
    assert_eq!(html(given).unwrap_or_default(), wanted, "from {given:?}");
}

#[test]
fn plain_text_becomes_paragraphs_with_its_line_breaks() {
    shows("One.\r\nTwo.\r\n\r\n\r\nThree.", "<p>One.<br>Two.</p><p>Three.</p>");
    shows("  a  b\t c \n", "<p>a b c</p>");
    shows("R&D, 5 < 6 > 4, AT&T", "<p>R&amp;D, 5 &lt; 6 &gt; 4, AT&amp;T</p>");
}

#[test]
fn nothing_but_space_is_nothing() {
    for empty in [
        "",
        " \r\n\t",
        "&nbsp;",
        "<p> </p><p><br></p>",
        "<ul><li></li></ul>",
        "<!-- x -->",
        "\u{200B}\u{0}",
        "<script>a</script>",
    ] {
        assert_eq!(html(empty), None, "{empty:?}");
        assert_eq!(line(empty, 50), None, "{empty:?}");
    }
}

#[test]
fn scripts_styles_and_frames_go_with_their_contents() {
    shows(
        "a<script>alert('x')</script><style>b{}</style><iframe src=x>y</iframe><svg><script>z</script></svg>b",
        "<p>ab</p>",
    );
    shows("<scr<script>ipt>alert(1)</script>c", "<p>ipt&gt;alert(1)c</p>");
    shows("<img src=x onerror=alert(1)>d<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">", "<p>d</p>");
}

#[test]
fn attributes_and_links_go_and_their_words_stay() {
    shows(
        "<p class=MsoNormal style='x' onclick=y>See <a href='javascript:x'>our site</a>.</p>",
        "<p>See our site.</p>",
    );
    shows("<font color=red><u>Red</u></font> <span>words</span>", "<p>Red words</p>");
}

#[test]
fn bold_and_italic_become_strong_and_emphasised() {
    shows(
        "<b>Pay</b>: <i>good</i> <strong><b>x</b></strong>",
        "<p><strong>Pay</strong>: <em>good</em> <strong>x</strong></p>",
    );
    shows("a<b> b </b>c", "<p>a <strong>b</strong> c</p>");
}

#[test]
fn every_heading_becomes_the_same_small_one() {
    shows(
        "<h1>Day to day</h1>Work<h4>After</h4><p>More</p>",
        "<h3>Day to day</h3><p>Work</p><h3>After</h3><p>More</p>",
    );
    shows("<ul><li><h2>In a list</h2>x</li></ul>", "<ul><li>In a list<br>x</li></ul>");
}

#[test]
fn divisions_and_tables_become_paragraphs() {
    shows("<div>a</div><div>b<div>c</div></div>d", "<p>a</p><p>b</p><p>c</p><p>d</p>");
    shows("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a</p><p>b</p>");
}

#[test]
fn loose_words_around_lists_become_paragraphs() {
    shows(
        "You will:\r\n<ul>\r\n<li>cook</li>\r\n<li>clean</li>\r\n</ul>\r\nand more",
        "<p>You will:</p><ul><li>cook</li><li>clean</li></ul><p>and more</p>",
    );
    shows("a<br>b<br/><br>c", "<p>a<br>b</p><p>c</p>");
}

#[test]
fn list_items_stand_in_lists_and_lists_hold_only_items() {
    shows("<li>a</li><li>b</li>c", "<ul><li>a</li><li>b</li></ul><p>c</p>");
    shows("<ul>stray<li>a</li></ul>", "<ul><li>stray</li><li>a</li></ul>");
    shows("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>");
    shows("<ol><li><p>a</p><p>b</p></li></ol>", "<ol><li>a<br>b</li></ol>");
    shows("<ul><li>a<ul><li>b</li></ul>c</li><li>d", "<ul><li>a<ul><li>b</li></ul>c</li><li>d</li></ul>");
}

#[test]
fn unclosed_and_crossing_tags_come_out_well_formed() {
    shows("<b>a<p>b</b>c", "<p><strong>a</strong></p><p><strong>b</strong>c</p>");
    shows("<b>a\n\nb</b>", "<p><strong>a</strong></p><p><strong>b</strong></p>");
    shows("</p></ul></b>a</li>", "<p>a</p>");
}

#[test]
fn entities_become_characters() {
    shows("Caf&eacute; &pound;5 &amp; &lt;b&gt;&nbsp;ok &#8217;", "<p>Café £5 &amp; &lt;b&gt; ok ’</p>");
    assert_eq!(plain("Caf&eacute; &pound;5 &amp; &lt;b&gt;"), "Café £5 & <b>");
    assert_eq!(plain("BOLTS&REGULATORS & SONS"), "BOLTS&REGULATORS & SONS");
}

#[test]
fn lines_keep_their_breaks_and_lose_their_tags() {
    assert_eq!(lines("<p>Mon</p><p>Tue<br>Wed</p>\r\n\r\n\r\nThu ", 100).as_deref(), Some("Mon\n\nTue\nWed\n\nThu"));
    assert_eq!(lines("a\rb\r\nc", 100).as_deref(), Some("a\nb\nc"));
    assert_eq!(line("<p>Mon</p><p>Tue</p>", 100).as_deref(), Some("Mon Tue"));
}

#[test]
fn thousands_of_tags_are_dropped_unread() {
    let bomb = "<b a=1><p>".repeat(20_000);
    let start = std::time::Instant::now();
    assert_eq!(html(&(bomb + "words")).as_deref(), Some("<p>words</p>"));
    assert!(start.elapsed().as_secs() < 2);
}
