//! The page frame, and every page address: the table of contents.
//!
//! | address | room | what it is |
//! | --- | --- | --- |
//! | `/` | home | what one can do here |
//! | `/opportunities`, `/opportunities/{id}` | opportunities | find work and training; one of them |
//! | `/opportunities/can-i-apply`, `…/{question}`, `…/answers`, `/opportunities/what-i-would-get` | opportunities::eligibility | what one can apply for, and what one would get |
//! | `/opportunities/{id}/save`, `/opportunities/saved`, `/opportunities/saved/…` | opportunities: saved | what somebody saved, and what came of it |
//! | `/opportunities/searches`, `/opportunities/searches/…` | opportunities: kept_searches | searches that somebody keeps, and what is new |
//! | `/opportunities/{id}/help-me-apply`, `/opportunities/help-me-apply`, `/asked/{request}` | opportunities/help_me_apply | ask for help with applying, and follow it |
//! | `/help-wanted`, `/help-wanted/{request}` | opportunities/help_me_apply | staff answer |
//! | `/letters/mine`, `/letters/mine/ask`, `/letters/mine/{letter}`, … | confirmation_letters | a young person's letters that confirm they were in care |
//! | `/letters/to-confirm`, `/letters/to-confirm/{letter}` | confirmation_letters | their adviser confirms them |
//! | `/check-letter` | confirmation_letters | whoever was given a code sees the letter it opens |
//! | `/advocacy/load`, `/advocacy/load/{case}/assign` | advocacy/managing | managers of the provider: who has what, and giving a case to somebody |
//! | `/advocacy/read/{case}`, `…/let-go` | advocacy/managing | managers read a case for a reason, and let go of one kept longer |
//! | `/advocacy/figures`, `…/{quarter}`, `…/give-out`, `/advocacy-figures` | advocacy/managing | figures of a quarter: given out by two, and read by all staff |
//! | `/opportunities/editor`, `/opportunities/editor/…` | opportunities/editor | editors write local listings, friendly employers, the import log |
//! | `/advocacy` | advocacy/asking | what somebody on one's side does, and how to ask for one |
//! | `/r/ask/{step}`, `/r/ask/check`, `/r/ask/now`, `/r/ask/kept`, `/r/ask/sent` | advocacy/asking | asking, one thing a page |
//! | `/r`, `/r/away`, `/r/{case}/keep`, `/r/{case}/adopt` | advocacy/asking | what to keep, and opening it again |
//! | `/r/{case}`, `/r/{case}/reach`, `…/looked`, `…/more`, `…/share`, `…/further` | advocacy/thread | a young person's case: what was said, who read it, what was shared |
//! | `/inbox`, `/inbox/views`, `/inbox/away` | inbox | all that waits for council staff |
//! | `/advocacy/cases/{case}/share`, `/advocacy/cases/{case}/complaint` | advocacy/thread | an advocate asks what may be shared, and follows a complaint |
//! | `/shared-with-me`, `/shared-with-me/{share}` | advocacy/thread | council staff read what a young person agreed to share with them |
//! | `/i/{request}`, `/i/{request}/correct` | internet_access/following | a young person's request to get online: where it stands, what is next, what they say of it |
//! | `/i`, `/i/opened` | internet_access/following | the same in short, opened by reference and digits |
//! | `/internet-access` | internet_access/asking | what helps to get online, and how to ask for it |
//! | `/i/ask/{step}`, `/i/ask/check`, `/i/{request}/sent` | internet_access/asking | asking, one question a page; the page to keep |
//! | `/internet-access/content`, `…/{offer}`, `…/networks`, `…/networks/{network}` | internet_access/content | the team writes what else there is, and which networks take part |
//! | `/internet-access/stock`, `…/new`, `…/{item}`, `…/spending`, `/internet-access/figures` | internet_access/supplying | the team: what there is to give, what it costs, and how long people wait |
//! | `/internet-access/suppliers`, `…/order`, `…/answer`, `…/answers/{file}` | internet_access/supplying | files that go to suppliers and come back |
//! | `/feedback`, `/feedback/my-name`, `…/code`, `…/nobody`, `…/answer` | feedback/saying | three ways to tell the Children in Care Council something, and reading the answer by 16 digits |
//! | `/said/{piece}` | feedback/saying | what a young person said under their name, and what came of it |
//! | `/you-said-we-did`, `…/older`, `…/{item}`, `…/following` | said_did | what was said, what was promised, and what came of it; what one follows |
//! | `/you-said-we-did/edit`, `…/new`, `…/{item}`, `…/{item}/words` | said_did | participation workers promise, move and put right |
//! | `/questions`, `/questions/{pulse}`, `…/thanks`, `…/results`, `/questions/t/{ticket}` | pulses/answering | a few questions, answered by whoever wants to; what came out |
//! | `/pulses`, `/pulses/new`, `/pulses/{pulse}`, `…/change`, `…/preview`, `…/tickets`, `…/results` | pulses/managing | participation workers write them, hand them out, and read what came out first |
//! | `/board`, `/board/{quarter}`, `…/versions/{version}`, `…/file` | board/reading | what the Corporate Parenting Board reads, a quarter at a time |
//! | `/board/drafts`, `/board/drafts/{draft}`, `…/check`, `…/publish` | board/drafts | packs on their way: made, checked, put forward, published by another |
//! | `/board/statutory`, `/board/statutory/{quarter}` | board/statutory | official figures, typed in |
//! | `/board/comments`, `/board/comments/{comment}` | board/comments | questions of the Board, answered |
//! | `/help` | help | who to call tonight |
//! | `/about-your-data`, `/cookies`, `/accessibility` | help | what we keep, and how this site works |
//! | `/language` | home | another language |
//! | `/sign-in`, `/sign-in/code`, `/sign-in/again`, `/sign-in/new`, `/sign-in/adviser` | accounts | young people sign in |
//! | `/me`, `/me/finished` | mine | everything of a young person's, and what happens next |
//! | `/me/about`, `/me/about/email`, … | mine | what to call somebody, and how to reach them safely |
//! | `/me/data`, `/me/data/copy`, `/me/data/delete`, … | mine | see, take, put right and delete one's data; complain |
//! | `/data-protection`, `/data-protection/{complaint}` | mine | complaints about data, for the data protection officers |
//! | `/me/sessions`, `/me/who-looked` | accounts | where they are signed in, and who looked |
//! | `/sign-out` | accounts | the end of a session |
//! | `/staff`, `/staff/sign-in`, `/staff/step-up`, … | accounts | staff sign in, and their own account |
//! | `/letters/stop/{token}` | mail | no more of one kind of letter |
//! | `/admin/people`, `/admin/people/invite`, `/admin/people/{person}`, … | admin | people and roles of one organisation |
//! | `/admin/letters` | admin | letters of one organisation that could not be delivered |
//! | `/young-people`, `/young-people/…` | young_people | advisers look after their list: invite, codes, match, import |
//! | `/staff`, `/staff/sign-in`, `/staff/invitation`, `/staff/step-up`, `/staff/account`, … | accounts | staff sign in, and their own account |
//! | `/leave` | leave | away from here, at once |
//! | `/mailbox` | mail | the letters of a demonstration, in demo mode |
//! | `/building-blocks` | ui | every building block, in demo mode |
//! | `/personas`, `/mailbox` | server, mail | be somebody of the demonstration, and read its letters, in demo mode |

#[cfg(feature = "ssr")]
mod frame;

#[cfg(feature = "ssr")]
pub use frame::{Frame, Framed, SignedIn, frame, head};

pub const HOME: &str = "/";
pub const OPPORTUNITIES: &str = "/opportunities";
pub const CAN_I_APPLY: &str = "/opportunities/can-i-apply";
pub const MY_ANSWERS: &str = "/opportunities/can-i-apply/answers";
pub const KEEP_ANSWERS: &str = "/opportunities/can-i-apply/answers/keep";
pub const REMOVE_ANSWERS: &str = "/opportunities/can-i-apply/answers/remove";
pub const WHAT_I_WOULD_GET: &str = "/opportunities/what-i-would-get";
pub const SAVE: &str = "/opportunities/{id}/save";
pub const SAVED: &str = "/opportunities/saved";
pub const SAVED_ELSEWHERE: &str = "/opportunities/saved/elsewhere";
pub const SAVED_ONE: &str = "/opportunities/saved/{saved}";
pub const SAVED_TOLD: &str = "/opportunities/saved/{saved}/told";
pub const SAVED_REMOVE: &str = "/opportunities/saved/{saved}/remove";
pub const SEARCHES: &str = "/opportunities/searches";
pub const SEARCHES_KEEP: &str = "/opportunities/searches/keep";
pub const SEARCHES_ONE: &str = "/opportunities/searches/{search}";
pub const SEARCHES_SEEN: &str = "/opportunities/searches/{search}/seen";
pub const SEARCHES_REMOVE: &str = "/opportunities/searches/{search}/remove";
/// What young people ask staff to help with, for advisers and the team.
pub const HELP_WANTED: &str = "/help-wanted";
pub const EDITOR: &str = "/opportunities/editor";
pub const EDITOR_NEW: &str = "/opportunities/editor/new";
pub const EDITOR_LISTING: &str = "/opportunities/editor/{listing}";
pub const EDITOR_CHANGE: &str = "/opportunities/editor/{listing}/change";
pub const EDITOR_PREVIEW: &str = "/opportunities/editor/{listing}/preview";
pub const EDITOR_CLOSE: &str = "/opportunities/editor/{listing}/close";
pub const EDITOR_EMPLOYERS: &str = "/opportunities/editor/employers";
pub const EDITOR_EMPLOYERS_REMOVE: &str = "/opportunities/editor/employers/remove";
pub const EDITOR_EMPLOYERS_IMPORT: &str = "/opportunities/editor/employers/import";
pub const EDITOR_EMPLOYERS_NEAR: &str = "/opportunities/editor/employers/near";
pub const EDITOR_IMPORTS: &str = "/opportunities/editor/imports";
pub const EDITOR_IMPORT: &str = "/opportunities/editor/imports/{run}";
/// What helps to get online, and how to ask for it.
pub const INTERNET_ACCESS: &str = "/internet-access";
/// Opens where a request to get online stands, with its reference and its 16 digits.
pub const OPEN_WITH_DIGITS: &str = "/i";
/// What was opened that way.
pub const OPENED_WITH_DIGITS: &str = "/i/opened";
pub const INTERNET_CONTENT: &str = "/internet-access/content";
pub const INTERNET_NETWORKS: &str = "/internet-access/content/networks";
pub const STOCK: &str = "/internet-access/stock";
pub const STOCK_NEW: &str = "/internet-access/stock/new";
pub const STOCK_ITEM: &str = "/internet-access/stock/{item}";
pub const STOCK_CHANGE: &str = "/internet-access/stock/{item}/change";
pub const SPENDING: &str = "/internet-access/stock/spending";
pub const SPENDING_FILE: &str = "/internet-access/stock/spending/file";
pub const INTERNET_FIGURES: &str = "/internet-access/figures";
pub const SUPPLIERS: &str = "/internet-access/suppliers";
/// What is to be ordered from one supplier, as a file.
pub const SUPPLIERS_ORDER: &str = "/internet-access/suppliers/order";
/// What the codes in those files mean, as a file.
pub const SUPPLIERS_CODES: &str = "/internet-access/suppliers/codes";
/// Brings what one supplier says.
pub const SUPPLIERS_ANSWER: &str = "/internet-access/suppliers/answer";
pub const SUPPLIERS_FILE: &str = "/internet-access/suppliers/answers/{file}";
/// Everything that waits for council staff.
pub const INBOX: &str = "/inbox";
/// What an advocate is. The one address of that room which says what it is about; anybody may read it.
pub const ADVOCACY: &str = "/advocacy";
/// Opens again what was asked before.
pub const OPEN_AGAIN: &str = "/r";
pub const ASK_SAFE: &str = "/r/ask/safe";
pub const ASK_FOR_SOMEBODY: &str = "/r/ask/safe?for=other";
/// What young people agreed to share with a member of council staff.
pub const SHARED_WITH_ME: &str = "/shared-with-me";
/// How to tell the Children in Care Council something: three ways.
pub const FEEDBACK: &str = "/feedback";
/// Under one's name.
pub const FEEDBACK_NAMED: &str = "/feedback/my-name";
/// Behind a code.
pub const FEEDBACK_CODE: &str = "/feedback/code";
/// As nobody at all.
pub const FEEDBACK_NOBODY: &str = "/feedback/nobody";
/// What was answered to whoever has these 16 digits.
pub const FEEDBACK_ANSWER: &str = "/feedback/answer";
/// Where nobody is known, and nothing is asked of a browser: so it is below `QUESTIONS`, too.
#[cfg(feature = "ssr")]
pub const NAMELESS: [&str; 3] = [FEEDBACK_CODE, FEEDBACK_NOBODY, FEEDBACK_ANSWER];
/// What a young person said under their name.
pub const FEEDBACK_MINE: &str = "/said/{piece}";
/// What young people say, for participation workers.
pub const FEEDBACK_PIECES: &str = "/feedback/pieces";
pub const FEEDBACK_PIECE: &str = "/feedback/pieces/{piece}";
pub const FEEDBACK_THEMES: &str = "/feedback/themes";
/// What was said, what was promised, and what changed: for everybody.
pub const SAID_DID: &str = "/you-said-we-did";
/// What ended more than two years ago.
pub const SAID_DID_OLDER: &str = "/you-said-we-did/older";
pub const SAID_DID_ONE: &str = "/you-said-we-did/{item}";
/// What a young person follows of it.
pub const SAID_DID_FOLLOWED: &str = "/you-said-we-did/following";
/// The same, for participation workers to write.
pub const SAID_DID_EDIT: &str = "/you-said-we-did/edit";
pub const SAID_DID_NEW: &str = "/you-said-we-did/edit/new";
pub const SAID_DID_MOVE: &str = "/you-said-we-did/edit/{item}";
pub const SAID_DID_WORDS: &str = "/you-said-we-did/edit/{item}/words";
/// A few questions, to whoever wants to answer them.
pub const QUESTIONS: &str = "/questions";
/// The same, for participation workers.
pub const PULSES: &str = "/pulses";
/// What the Corporate Parenting Board reads.
pub const BOARD: &str = "/board";
/// Packs on their way to it.
pub const BOARD_DRAFTS: &str = "/board/drafts";
pub const HELP: &str = "/help";
pub const ABOUT_YOUR_DATA: &str = "/about-your-data";
pub const COOKIES: &str = "/cookies";
pub const ACCESSIBILITY: &str = "/accessibility";
pub const LANGUAGE: &str = "/language";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_IN_CODE: &str = "/sign-in/code";
pub const SIGN_IN_AGAIN: &str = "/sign-in/again";
pub const SIGN_IN_NEW: &str = "/sign-in/new";
pub const SIGN_IN_ADVISER: &str = "/sign-in/adviser";
/// Says that somebody is still there.
pub const STAY: &str = "/me/stay";
pub const SIGN_OUT: &str = "/sign-out";
pub const ME: &str = "/me";
pub const FINISHED: &str = "/me/finished";
pub const ABOUT_ME: &str = "/me/about";
pub const NEW_ADDRESS: &str = "/me/about/email";
pub const NEW_ADDRESS_CODE: &str = "/me/about/email/code";
pub const MY_DATA: &str = "/me/data";
pub const MY_COPY: &str = "/me/data/copy";
pub const MY_COPY_JSON: &str = "/me/data/copy.json";
pub const DELETE_ME: &str = "/me/data/delete";
pub const DELETED: &str = "/me/data/deleted";
pub const COMPLAIN: &str = "/me/data/tell";
pub const DATA_COMPLAINTS: &str = "/data-protection";
pub const MY_SESSIONS: &str = "/me/sessions";
pub const END_ALL_SESSIONS: &str = "/me/sessions/end";
pub const WHO_LOOKED: &str = "/me/who-looked";
pub const STAFF: &str = "/staff";
pub const STAFF_SIGN_IN: &str = "/staff/sign-in";
pub const STAFF_SECOND: &str = "/staff/sign-in/second";
pub const STAFF_SIGN_IN_PASSKEY: &str = "/staff/sign-in/passkey";
pub const STAFF_INVITATION: &str = "/staff/invitation/{token}";
pub const STAFF_ENROL: &str = "/staff/enrol";
pub const STEP_UP: &str = "/staff/step-up";
pub const ADMIN_PEOPLE: &str = "/admin/people";
pub const ADMIN_INVITE: &str = "/admin/people/invite";
pub const ADMIN_INVITED: &str = "/admin/people/invited";
pub const ADMIN_PERSON: &str = "/admin/people/{person}";
pub const ADMIN_ROLES: &str = "/admin/people/{person}/roles";
pub const ADMIN_START_AGAIN: &str = "/admin/people/{person}/start-again";
pub const ADMIN_DISABLE: &str = "/admin/people/{person}/disable";
pub const ADMIN_ENABLE: &str = "/admin/people/{person}/enable";
pub const ADMIN_HAND_OVER: &str = "/admin/people/{person}/hand-over";
pub const ADMIN_LETTERS: &str = "/admin/letters";
pub const YOUNG_PEOPLE: &str = "/young-people";
pub const YOUNG_PEOPLE_INVITE: &str = "/young-people/invite";
pub const YOUNG_PEOPLE_WAITING: &str = "/young-people/waiting";
pub const YOUNG_PEOPLE_IMPORT: &str = "/young-people/import";
pub const STAFF_ACCOUNT: &str = "/staff/account";
pub const STAFF_PASSWORD: &str = "/staff/account/password";
pub const STAFF_APP: &str = "/staff/account/app";
pub const STAFF_APP_REMOVE: &str = "/staff/account/app/remove";
pub const STAFF_PASSKEYS: &str = "/staff/account/passkeys";
pub const STAFF_PASSKEY: &str = "/staff/account/passkeys/{id}";
/// Recovery codes, while they are new.
pub const STAFF_CODES: &str = "/staff/account/codes";
pub const STAFF_CODES_NEW: &str = "/staff/account/codes/new";
pub const LEAVE: &str = "/leave";
pub const LETTERS_STOP: &str = "/letters/stop/{token}";
pub const MY_LETTERS: &str = "/letters/mine";
pub const ASK_FOR_LETTER: &str = "/letters/mine/ask";
pub const LETTERS_TO_CONFIRM: &str = "/letters/to-confirm";
/// See the letter of a code: for whoever was given one.
pub const CHECK_LETTER: &str = "/check-letter";
pub const MAILBOX: &str = "/mailbox";
/// Be somebody of the demonstration: in demo mode.
pub const PERSONAS: &str = "/personas";
pub const BUILDING_BLOCKS: &str = "/building-blocks";

/// The cookie that remembers a language; there is none until somebody chooses.
pub const LANGUAGE_COOKIE: &str = "__Host-language";

/// The cookie that holds, sealed, what somebody answered in this visit; there is none until they do.
pub const ANSWERS_COOKIE: &str = "__Host-answers";

/// The cookie that holds, sealed, what somebody is asking for; there is none until they begin.
pub const ASK_COOKIE: &str = "__Host-ask";

/// The cookie that holds the token of what a browser has opened without an account. Its name says nothing.
pub const OPENING_COOKIE: &str = "__Host-r";

/// The cookie that holds, sealed, which request a browser has opened with its digits. Its name says nothing.
pub const DIGITS_COOKIE: &str = "__Host-i";
