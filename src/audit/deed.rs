//! Every deed that the audit knows. A new one is a line here and its sentence in `words.en.ftl`.

use crate::say;

/// Makes the type: each deed with its fixed code, its name in the OWASP Logging Vocabulary, and its words.
macro_rules! deeds {
    (|$who:ident| $($name:ident = $code:literal, $event:literal, $words:expr;)+) => {
        /// What somebody did.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Deed { $($name,)+ }

        impl Deed {
            pub const ALL: &[Deed] = &[$(Deed::$name,)+];

            /// As the audit keeps it. Never changes: old lines are read by it.
            pub const fn code(self) -> &'static str {
                match self { $(Deed::$name => $code,)+ }
            }

            /// What the rest of the world calls it: a name of the OWASP Logging Vocabulary (O-06).
            pub const fn event(self) -> &'static str {
                match self { $(Deed::$name => $event,)+ }
            }

            /// The sentence that tells a young person what `who` did with what is theirs.
            pub fn told(self, $who: &str) -> String {
                match self { $(Deed::$name => String::from($words),)+ }
            }
        }
    };
}

#[rustfmt::skip] // a table
deeds! { |who|
    AccessRefused = "access.refused", "authz_fail", say!("audit-access-refused", who = who);
    AuditCheckpointed = "audit.checkpointed", "sensitive_create", say!("audit-audit-checkpointed", who = who);
    AccountsSignedIn = "accounts.signed_in", "authn_login_success", say!("audit-accounts-signed-in", who = who);
    AccountsSignInFailed = "accounts.sign_in_failed", "authn_login_fail", say!("audit-accounts-sign-in-failed", who = who);
    AccountsSignedOut = "accounts.signed_out", "session_expired", say!("audit-accounts-signed-out", who = who);
    AccountsSessionEnded = "accounts.session_ended", "authn_token_revoked", say!("audit-accounts-session-ended", who = who);
    AccountsSessionsEnded = "accounts.sessions_ended", "authn_token_revoked", say!("audit-accounts-sessions-ended", who = who);
    AccountsJoined = "accounts.joined", "user_created", say!("audit-accounts-joined", who = who);
    AccountsAdviserCodeUsed = "accounts.adviser_code_used", "authn_login_success", say!("audit-accounts-adviser-code-used", who = who);
    AccountsPasswordSet = "accounts.password_set", "authn_password_change", say!("audit-accounts-password-set", who = who);
    AccountsFactorAdded = "accounts.factor_added", "user_updated", say!("audit-accounts-factor-added", who = who);
    AccountsFactorRemoved = "accounts.factor_removed", "user_updated", say!("audit-accounts-factor-removed", who = who);
    AccountsRecoveryUsed = "accounts.recovery_used", "authn_login_success", say!("audit-accounts-recovery-used", who = who);
    AccountsSteppedUp = "accounts.stepped_up", "session_renewed", say!("audit-accounts-stepped-up", who = who);
    AccountsStepUpFailed = "accounts.step_up_failed", "authn_login_fail", say!("audit-accounts-step-up-failed", who = who);
    AccountsInvitationAccepted = "accounts.invitation_accepted", "user_created", say!("audit-accounts-invitation-accepted", who = who);
    AdminInvited = "admin.invited", "authn_token_created", say!("audit-admin-invited", who = who);
    AdminInvitationWithdrawn = "admin.invitation_withdrawn", "authn_token_revoked", say!("audit-admin-invitation-withdrawn", who = who);
    AdminRolesChanged = "admin.roles_changed", "privilege_permissions_changed", say!("audit-admin-roles-changed", who = who);
    AdminDisabled = "admin.disabled", "user_archived", say!("audit-admin-disabled", who = who);
    AdminEnabled = "admin.enabled", "user_updated", say!("audit-admin-enabled", who = who);
    AdminRestarted = "admin.restarted", "user_updated", say!("audit-admin-restarted", who = who);
    AdminSessionsEnded = "admin.sessions_ended", "authn_token_revoked", say!("audit-admin-sessions-ended", who = who);
    AdminPeopleRead = "admin.people_read", "sensitive_read", say!("audit-admin-people-read", who = who);
    YoungPeopleListRead = "young_people.list_read", "sensitive_read", say!("audit-young-people-list-read", who = who);
    YoungPeopleRead = "young_people.read", "sensitive_read", say!("audit-young-people-read", who = who);
    YoungPeopleChanged = "young_people.changed", "sensitive_update", say!("audit-young-people-changed", who = who);
    YoungPeopleInvited = "young_people.invited", "authn_token_created", say!("audit-young-people-invited", who = who);
    YoungPeopleAdviserCodeIssued = "young_people.adviser_code_issued", "authn_token_created", say!("audit-young-people-adviser-code-issued", who = who);
    YoungPeopleMatched = "young_people.matched", "sensitive_update", say!("audit-young-people-matched", who = who);
    YoungPeopleMatchUndone = "young_people.match_undone", "sensitive_update", say!("audit-young-people-match-undone", who = who);
    YoungPeopleAdviserChanged = "young_people.adviser_changed", "sensitive_update", say!("audit-young-people-adviser-changed", who = who);
    YoungPeopleImportStaged = "young_people.import_staged", "upload_stored", say!("audit-young-people-import-staged", who = who);
    YoungPeopleImportApplied = "young_people.import_applied", "sensitive_update", say!("audit-young-people-import-applied", who = who);
    YoungPeopleImportRefused = "young_people.import_refused", "upload_validation", say!("audit-young-people-import-refused", who = who);
    YoungPeopleRemoved = "young_people.removed", "sensitive_delete", say!("audit-young-people-removed", who = who);
    MineAboutChanged = "mine.about_changed", "user_updated", say!("audit-mine-about-changed", who = who);
    MineAddressChanged = "mine.address_changed", "user_updated", say!("audit-mine-address-changed", who = who);
    MineCopied = "mine.copied", "sensitive_read", say!("audit-mine-copied", who = who);
    MineErased = "mine.erased", "user_deleted", say!("audit-mine-erased", who = who);
    MineComplained = "mine.complained", "sensitive_create", say!("audit-mine-complained", who = who);
    MineComplaintsRead = "mine.complaints_read", "sensitive_read", say!("audit-mine-complaints-read", who = who);
    MineComplaintRead = "mine.complaint_read", "sensitive_read", say!("audit-mine-complaint-read", who = who);
    MineComplaintAcknowledged = "mine.complaint_acknowledged", "sensitive_update", say!("audit-mine-complaint-acknowledged", who = who);
    MineComplaintAnswered = "mine.complaint_answered", "sensitive_update", say!("audit-mine-complaint-answered", who = who);
    MineHeld = "mine.held", "sensitive_update", say!("audit-mine-held", who = who);
    MineReleased = "mine.released", "sensitive_update", say!("audit-mine-released", who = who);
    RetentionForgot = "retention.forgot", "sensitive_delete", say!("audit-retention-forgot", who = who);
    OpportunitiesAnswersKept = "opportunities.answers_kept", "sensitive_update", say!("audit-opportunities-answers-kept", who = who);
    OpportunitiesAnswersRemoved = "opportunities.answers_removed", "sensitive_delete", say!("audit-opportunities-answers-removed", who = who);
    OpportunitiesSaved = "opportunities.saved", "sensitive_create", say!("audit-opportunities-saved", who = who);
    OpportunitiesSavedTold = "opportunities.saved_told", "sensitive_update", say!("audit-opportunities-saved-told", who = who);
    OpportunitiesSavedNoted = "opportunities.saved_noted", "sensitive_update", say!("audit-opportunities-saved-noted", who = who);
    OpportunitiesSavedRemoved = "opportunities.saved_removed", "sensitive_delete", say!("audit-opportunities-saved-removed", who = who);
    OpportunitiesSearchKept = "opportunities.search_kept", "sensitive_create", say!("audit-opportunities-search-kept", who = who);
    OpportunitiesSearchChanged = "opportunities.search_changed", "sensitive_update", say!("audit-opportunities-search-changed", who = who);
    OpportunitiesSearchRemoved = "opportunities.search_removed", "sensitive_delete", say!("audit-opportunities-search-removed", who = who);
    HelpAsked = "opportunities.help_asked", "sensitive_create", say!("audit-help-asked", who = who);
    HelpReplied = "opportunities.help_replied", "sensitive_update", say!("audit-help-replied", who = who);
    HelpWithdrawn = "opportunities.help_withdrawn", "sensitive_update", say!("audit-help-withdrawn", who = who);
    HelpListRead = "opportunities.help_list_read", "sensitive_read", say!("audit-help-list-read", who = who);
    HelpRead = "opportunities.help_read", "sensitive_read", say!("audit-help-read", who = who);
    HelpTaken = "opportunities.help_taken", "sensitive_update", say!("audit-help-taken", who = who);
    HelpAnswered = "opportunities.help_answered", "sensitive_update", say!("audit-help-answered", who = who);
    HelpPassed = "opportunities.help_passed", "sensitive_update", say!("audit-help-passed", who = who);
    HelpClosed = "opportunities.help_closed", "sensitive_update", say!("audit-help-closed", who = who);
    HelpLate = "opportunities.help_late", "sensitive_read", say!("audit-help-late", who = who);
    LetterAsked = "confirmation_letters.asked", "sensitive_create", say!("audit-letter-asked", who = who);
    LetterListRead = "confirmation_letters.list_read", "sensitive_read", say!("audit-letter-list-read", who = who);
    LetterRead = "confirmation_letters.read", "sensitive_read", say!("audit-letter-read", who = who);
    LetterConfirmed = "confirmation_letters.confirmed", "sensitive_create", say!("audit-letter-confirmed", who = who);
    LetterTurnedDown = "confirmation_letters.turned_down", "sensitive_update", say!("audit-letter-turned-down", who = who);
    LetterWithdrawn = "confirmation_letters.withdrawn", "sensitive_delete", say!("audit-letter-withdrawn", who = who);
    LetterShared = "confirmation_letters.shared", "authn_token_created", say!("audit-letter-shared", who = who);
    LetterUnshared = "confirmation_letters.unshared", "authn_token_revoked", say!("audit-letter-unshared", who = who);
    LetterOpened = "confirmation_letters.opened", "sensitive_read", say!("audit-letter-opened", who = who);
    LetterLate = "confirmation_letters.late", "sensitive_read", say!("audit-letter-late", who = who);
    KeysRotated = "keys.rotated", "sensitive_update", say!("audit-keys-rotated", who = who);
    OpportunitiesListingSaved = "opportunities.listing_saved", "sensitive_update", say!("audit-opportunities-listing-saved", who = who);
    OpportunitiesListingPublished = "opportunities.listing_published", "sensitive_update", say!("audit-opportunities-listing-published", who = who);
    OpportunitiesListingReviewed = "opportunities.listing_reviewed", "sensitive_update", say!("audit-opportunities-listing-reviewed", who = who);
    OpportunitiesListingClosed = "opportunities.listing_closed", "sensitive_update", say!("audit-opportunities-listing-closed", who = who);
    OpportunitiesListingThrownAway = "opportunities.listing_thrown_away", "sensitive_delete", say!("audit-opportunities-listing-thrown-away", who = who);
    OpportunitiesEmployerAdded = "opportunities.employer_added", "sensitive_update", say!("audit-opportunities-employer-added", who = who);
    OpportunitiesEmployerRemoved = "opportunities.employer_removed", "sensitive_update", say!("audit-opportunities-employer-removed", who = who);
    OpportunitiesEmployersImported = "opportunities.employers_imported", "upload_stored", say!("audit-opportunities-employers-imported", who = who);
    OpportunitiesEmployerDecided = "opportunities.employer_decided", "sensitive_update", say!("audit-opportunities-employer-decided", who = who);
    AdvocacyAsked = "advocacy.asked", "sensitive_create", say!("audit-advocacy-asked", who = who);
    AdvocacyOpened = "advocacy.opened", "authn_login_success", say!("audit-advocacy-opened", who = who);
    AdvocacyOpenFailed = "advocacy.open_failed", "authn_login_fail", say!("audit-advocacy-open-failed", who = who);
    AdvocacyAdopted = "advocacy.adopted", "sensitive_update", say!("audit-advocacy-adopted", who = who);
    AdvocacyWrote = "advocacy.wrote", "sensitive_update", say!("audit-advocacy-wrote", who = who);
    AdvocacyChanged = "advocacy.changed", "sensitive_update", say!("audit-advocacy-changed", who = who);
    AdvocacyStopped = "advocacy.stopped", "sensitive_update", say!("audit-advocacy-stopped", who = who);
    AdvocacyReopened = "advocacy.reopened", "sensitive_update", say!("audit-advocacy-reopened", who = who);
    AdvocacyObjected = "advocacy.objected", "sensitive_update", say!("audit-advocacy-objected", who = who);
    AdvocacyOutcome = "advocacy.outcome", "sensitive_update", say!("audit-advocacy-outcome", who = who);
    AdvocacyListRead = "advocacy.list_read", "sensitive_read", say!("audit-advocacy-list-read", who = who);
    AdvocacyRead = "advocacy.read", "sensitive_read", say!("audit-advocacy-read", who = who);
    AdvocacyReadWithReason = "advocacy.read_with_reason", "sensitive_read", say!("audit-advocacy-read-with-reason", who = who);
    AdvocacyClaimed = "advocacy.claimed", "sensitive_update", say!("audit-advocacy-claimed", who = who);
    AdvocacyAssigned = "advocacy.assigned", "sensitive_update", say!("audit-advocacy-assigned", who = who);
    AdvocacyPutBack = "advocacy.put_back", "sensitive_update", say!("audit-advocacy-put-back", who = who);
    AdvocacyAnswered = "advocacy.answered", "sensitive_update", say!("audit-advocacy-answered", who = who);
    AdvocacyNoted = "advocacy.noted", "sensitive_update", say!("audit-advocacy-noted", who = who);
    AdvocacyContacted = "advocacy.contacted", "sensitive_update", say!("audit-advocacy-contacted", who = who);
    AdvocacyPaused = "advocacy.paused", "sensitive_update", say!("audit-advocacy-paused", who = who);
    AdvocacyStepped = "advocacy.stepped", "sensitive_update", say!("audit-advocacy-stepped", who = who);
    AdvocacyClosed = "advocacy.closed", "sensitive_update", say!("audit-advocacy-closed", who = who);
    AdvocacyWayIn = "advocacy.way_in", "authn_token_created", say!("audit-advocacy-way-in", who = who);
    AdvocacyShareOffered = "advocacy.share_offered", "sensitive_update", say!("audit-advocacy-share-offered", who = who);
    AdvocacyShared = "advocacy.shared", "sensitive_update", say!("audit-advocacy-shared", who = who);
    AdvocacyShareDeclined = "advocacy.share_declined", "sensitive_update", say!("audit-advocacy-share-declined", who = who);
    AdvocacyShareTakenBack = "advocacy.share_taken_back", "sensitive_update", say!("audit-advocacy-share-taken-back", who = who);
    AdvocacyShareRead = "advocacy.share_read", "sensitive_read", say!("audit-advocacy-share-read", who = who);
    AdvocacyShareAnswered = "advocacy.share_answered", "sensitive_update", say!("audit-advocacy-share-answered", who = who);
    AdvocacyComplained = "advocacy.complained", "sensitive_create", say!("audit-advocacy-complained", who = who);
    AdvocacyComplaintMoved = "advocacy.complaint_moved", "sensitive_update", say!("audit-advocacy-complaint-moved", who = who);
    AdvocacyLetGo = "advocacy.let_go", "sensitive_delete", say!("audit-advocacy-let-go", who = who);
    AdvocacySafeguarded = "advocacy.safeguarded", "sensitive_update", say!("audit-advocacy-safeguarded", who = who);
    AdvocacyHoldEnded = "advocacy.hold_ended", "sensitive_update", say!("audit-advocacy-hold-ended", who = who);
    AdvocacyConflict = "advocacy.conflict", "sensitive_update", say!("audit-advocacy-conflict", who = who);
    AdvocacyLate = "advocacy.late", "sensitive_read", say!("audit-advocacy-late", who = who);
    AdvocacyAbsent = "advocacy.absent", "user_updated", say!("audit-advocacy-absent", who = who);
    AdvocacySnippetChanged = "advocacy.snippet_changed", "sensitive_update", say!("audit-advocacy-snippet-changed", who = who);
    AdvocacyProfileChanged = "advocacy.profile_changed", "user_updated", say!("audit-advocacy-profile-changed", who = who);
    AdvocacyFiguresRead = "advocacy.figures_read", "sensitive_read", say!("audit-advocacy-figures-read", who = who);
    AdvocacyFiguresProposed = "advocacy.figures_proposed", "sensitive_update", say!("audit-advocacy-figures-proposed", who = who);
    AdvocacyFiguresTakenBack = "advocacy.figures_taken_back", "sensitive_update", say!("audit-advocacy-figures-taken-back", who = who);
    AdvocacyFiguresPublished = "advocacy.figures_published", "sensitive_create", say!("audit-advocacy-figures-published", who = who);
    AdvocacyDraftKept = "advocacy.draft_kept", "sensitive_create", say!("audit-advocacy-draft-kept", who = who);
    AdvocacyDraftRemoved = "advocacy.draft_removed", "sensitive_delete", say!("audit-advocacy-draft-removed", who = who);
    InternetAsked = "internet_access.asked", "sensitive_create", say!("audit-internet-access-asked", who = who);
    InternetRead = "internet_access.read", "sensitive_read", say!("audit-internet-access-read", who = who);
    InternetWrote = "internet_access.wrote", "sensitive_update", say!("audit-internet-access-wrote", who = who);
    InternetCorrected = "internet_access.corrected", "sensitive_update", say!("audit-internet-access-corrected", who = who);
    InternetWithdrawn = "internet_access.withdrawn", "sensitive_update", say!("audit-internet-access-withdrawn", who = who);
    InternetSaidWhether = "internet_access.said_whether", "sensitive_update", say!("audit-internet-access-said-whether", who = who);
    InternetOpened = "internet_access.opened", "authn_login_success", say!("audit-internet-access-opened", who = who);
    InternetOpenFailed = "internet_access.open_failed", "authn_login_fail", say!("audit-internet-access-open-failed", who = who);
    InternetDraftKept = "internet_access.draft_kept", "sensitive_create", say!("audit-internet-access-draft-kept", who = who);
    InternetListRead = "internet_access.list_read", "sensitive_read", say!("audit-internet-access-list-read", who = who);
    InternetClaimed = "internet_access.claimed", "sensitive_update", say!("audit-internet-access-claimed", who = who);
    InternetAssigned = "internet_access.assigned", "sensitive_update", say!("audit-internet-access-assigned", who = who);
    InternetPutBack = "internet_access.put_back", "sensitive_update", say!("audit-internet-access-put-back", who = who);
    InternetReplied = "internet_access.replied", "sensitive_update", say!("audit-internet-access-replied", who = who);
    InternetNoted = "internet_access.noted", "sensitive_update", say!("audit-internet-access-noted", who = who);
    InternetMoved = "internet_access.moved", "sensitive_update", say!("audit-internet-access-moved", who = who);
    InternetMoveUndone = "internet_access.move_undone", "sensitive_update", say!("audit-internet-access-move-undone", who = who);
    InternetLate = "internet_access.late", "sensitive_update", say!("audit-internet-access-late", who = who);
    InternetReminded = "internet_access.reminded", "sensitive_update", say!("audit-internet-access-reminded", who = who);
    InternetStockChanged = "internet_access.stock_changed", "sensitive_update", say!("audit-internet-access-stock-changed", who = who);
    InternetBudgetSet = "internet_access.budget_set", "sensitive_update", say!("audit-internet-access-budget-set", who = who);
    InternetContentChanged = "internet_access.content_changed", "sensitive_update", say!("audit-internet-access-content-changed", who = who);
    InternetExported = "internet_access.exported", "sensitive_read", say!("audit-internet-access-exported", who = who);
    InternetImportStaged = "internet_access.import_staged", "upload_stored", say!("audit-internet-access-import-staged", who = who);
    InternetImportApplied = "internet_access.import_applied", "sensitive_update", say!("audit-internet-access-import-applied", who = who);
    InternetImportRefused = "internet_access.import_refused", "upload_validation", say!("audit-internet-access-import-refused", who = who);
    FeedbackSaid = "feedback.said", "sensitive_create", say!("audit-feedback-said", who = who);
    FeedbackAdded = "feedback.added", "sensitive_update", say!("audit-feedback-added", who = who);
    FeedbackTakenBack = "feedback.taken_back", "sensitive_delete", say!("audit-feedback-taken-back", who = who);
    FeedbackListRead = "feedback.list_read", "sensitive_read", say!("audit-feedback-list-read", who = who);
    FeedbackRead = "feedback.read", "sensitive_read", say!("audit-feedback-read", who = who);
    FeedbackThemed = "feedback.themed", "sensitive_update", say!("audit-feedback-themed", who = who);
    FeedbackAnswered = "feedback.answered", "sensitive_update", say!("audit-feedback-answered", who = who);
    FeedbackUrgent = "feedback.urgent", "sensitive_update", say!("audit-feedback-urgent", who = who);
    FeedbackMadeFit = "feedback.made_fit", "sensitive_update", say!("audit-feedback-made-fit", who = who);
    FeedbackFitAgreed = "feedback.fit_agreed", "sensitive_update", say!("audit-feedback-fit-agreed", who = who);
    FeedbackChosen = "feedback.chosen", "sensitive_update", say!("audit-feedback-chosen", who = who);
    FeedbackFinished = "feedback.finished", "sensitive_update", say!("audit-feedback-finished", who = who);
    FeedbackTextsChanged = "feedback.texts_changed", "sensitive_update", say!("audit-feedback-texts-changed", who = who);
    FeedbackLate = "feedback.late", "sensitive_update", say!("audit-feedback-late", who = who);
    FeedbackThemesChanged = "feedback.themes_changed", "sensitive_update", say!("audit-feedback-themes-changed", who = who);
    FeedbackDelivered = "feedback.delivered", "sensitive_update", say!("audit-feedback-delivered", who = who);
    PulseMade = "pulses.made", "sensitive_create", say!("audit-pulses-made", who = who);
    PulseOpened = "pulses.opened", "sensitive_update", say!("audit-pulses-opened", who = who);
    PulseClosed = "pulses.closed", "sensitive_update", say!("audit-pulses-closed", who = who);
    PulseRead = "pulses.read", "sensitive_read", say!("audit-pulses-read", who = who);
    PulseShared = "pulses.shared", "sensitive_update", say!("audit-pulses-shared", who = who);
    SaidDidPromised = "said_did.promised", "sensitive_create", say!("audit-said-did-promised", who = who);
    SaidDidMoved = "said_did.moved", "sensitive_update", say!("audit-said-did-moved", who = who);
    BoardFiguresTyped = "board.figures_typed", "sensitive_update", say!("audit-board-figures-typed", who = who);
    BoardDrafted = "board.drafted", "sensitive_create", say!("audit-board-drafted", who = who);
    BoardChecked = "board.checked", "sensitive_read", say!("audit-board-checked", who = who);
    BoardPutForward = "board.put_forward", "sensitive_update", say!("audit-board-put-forward", who = who);
    BoardPublished = "board.published", "sensitive_update", say!("audit-board-published", who = who);
    BoardRead = "board.read", "sensitive_read", say!("audit-board-read", who = who);
    BoardExported = "board.exported", "sensitive_read", say!("audit-board-exported", who = who);
    BoardCommented = "board.commented", "sensitive_create", say!("audit-board-commented", who = who);
    BoardAnswered = "board.answered", "sensitive_update", say!("audit-board-answered", who = who);
    InboxRead = "inbox.read", "sensitive_read", say!("audit-inbox-read", who = who);
    InboxAbsent = "inbox.absent", "user_updated", say!("audit-inbox-absent", who = who);
    MailTaskDismissed = "mail.task_dismissed", "sensitive_update", say!("audit-mail-task-dismissed", who = who);
}

impl Deed {
    /// The deed of a code; none where an older or a newer program wrote it.
    pub fn from_code(code: &str) -> Option<Deed> {
        Deed::ALL.iter().copied().find(|deed| deed.code() == code)
    }

    /// Coming and going, which the list of who looked at what leaves out: it touches nothing that is kept about anyone.
    pub fn is_coming_or_going(self) -> bool {
        use Deed::*;
        matches!(
            self,
            AccountsSignedIn
                | AccountsSignedOut
                | AccountsSessionEnded
                | AccountsSessionsEnded
                | AccountsSteppedUp
                | AccountsStepUpFailed
        )
    }
}
