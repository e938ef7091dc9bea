#include "core/model/value_rules.h"
#include "core/protocol/messages.h"

#include <algorithm>

namespace retinue::protocol {

QByteArray ownerDigest(std::vector<std::pair<QString, QByteArray>> itemDigests)
{
    // Item ids are ASCII, where QString's order is the bytewise one.
    std::sort(itemDigests.begin(), itemDigests.end());
    QByteArray text;
    for (const auto &[item, digest] : itemDigests) {
        text += item.toUtf8();
        text += '\0';
        text += digest;
    }
    return model::contentDigest(text);
}

} // namespace retinue::protocol
