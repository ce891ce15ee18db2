//! What there is for the Board: all of it is the whole team's.

use super::{Relation, World};
use crate::keys::random_id;
use crate::words::Quarter;

impl World {
    /// A draft, and no other one of its quarter.
    pub(super) async fn draft(&self, relation: Relation) -> Option<String> {
        if relation == Relation::Other {
            return None;
        }
        let (id, quarter) = (random_id(), Quarter::of(self.app.state.now()).before().code());
        self.app.execute("delete from board_drafts").await.expect("there is none");
        let sql = format!(
            "insert into board_drafts (id, once, quarter, version, pack, seen, made_at, counted_at)
             select '{id}', '{id}', quarter, 2, pack, 1, 1, 1 from board_packs where quarter = '{quarter}' and version = 1"
        );
        self.app.execute(&sql).await.expect("a draft");
        Some(id)
    }

    /// A question that waits.
    pub(super) async fn question_of_the_board(&self, relation: Relation) -> Option<String> {
        if relation == Relation::Other {
            return None;
        }
        let (id, quarter) = (random_id(), Quarter::of(self.app.state.now()).before().code());
        let sql = format!(
            "insert into board_comments (id, once, quarter, version, kind, words, said_at)
             values ('{id}', '{id}', '{quarter}', 1, 'question', 'Why?', 1)"
        );
        self.app.execute(&sql).await.expect("a question");
        Some(id)
    }
}
