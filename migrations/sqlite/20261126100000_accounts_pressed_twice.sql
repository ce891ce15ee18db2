-- The session that a sign-in opened: whoever presses the button twice gets that one, since the first answer may be lost on
-- its way to the phone.
alter table sign_ins add column session_id text;
