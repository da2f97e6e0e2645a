//! Names that stand twice in an object.

use super::node::Member;

/// Above this many fields, names are looked up by hash: a file must not be
/// able to make the search for duplicates quadratic.
const FEW: usize = 16;

/// The names of an object so far: compared one by one while they are few, and
/// by an open-addressed table of their positions after that.
#[derive(Default)]
pub(super) struct Names {
    slots: Vec<u32>,
}

impl Names {
    /// Whether the name is there already; if not, it is noted for the member
    /// that is about to be pushed.
    pub(super) fn has(&mut self, name: &str, members: &[Member<'_>]) -> bool {
        if members.len() < FEW {
            return members.iter().any(|member| member.name() == name);
        }
        if members.len() * 2 >= self.slots.len() {
            self.slots = vec![u32::MAX; members.len() * 4];
            for (index, member) in members.iter().enumerate() {
                self.note(member.name(), index, members);
            }
        }
        self.note(name, members.len(), members)
    }

    fn note(&mut self, name: &str, index: usize, members: &[Member<'_>]) -> bool {
        // FNV-1a, 32 bits.
        let mut hash = 0x811c_9dc5_u32;
        for byte in name.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let count = self.slots.len();
        let mut slot = hash as usize % count.max(1);
        // The table is never more than half full, so this ends.
        while let Some(cell) = self.slots.get_mut(slot) {
            if *cell == u32::MAX {
                *cell = index as u32;
                return false;
            }
            if members
                .get(*cell as usize)
                .is_some_and(|member| member.name() == name)
            {
                return true;
            }
            slot = (slot + 1) % count;
        }
        false
    }
}
