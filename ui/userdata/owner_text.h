#pragma once

#include "core/engine/engine.h"

#include <QString>

namespace retinue::ui {

/// "alice", "corp\alice", "sales".
[[nodiscard]] QString ownerName(const OwnerKey &owner);
/// The same on a button or a label with a mnemonic, which "&" marks.
[[nodiscard]] QString buttonName(const OwnerKey &owner);
/// "User", "Group".
[[nodiscard]] QString ownerKindText(OwnerKind kind);
/// The longest of them.
[[nodiscard]] QString longestKindText();
/// The name of the icon of a kind.
[[nodiscard]] QString ownerKindIcon(OwnerKind kind);
/// "12 users", "3 groups", "12 users and 3 groups".
[[nodiscard]] QString ownersText(std::int64_t users, std::int64_t groups);
/// What is left of something deleted for good, and when it goes; empty when nothing is.
[[nodiscard]] QString erasureText(store::Erasure erasure);
/// Who made a change: a device's name, or this machine's administrator (null). Answers from memory.
[[nodiscard]] QString changedByText(engine::Engine &engine, const DeviceId &device);

} // namespace retinue::ui
