#include "core/protocol/invitation.h"

#include <cstdlib>

using retinue::protocol::Invitation;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto invitation = Invitation::parse(text);
    if (!invitation.ok())
        return 0;
    // What is accepted has one spelling, which means the same.
    const QString written = invitation->toString();
    const auto again = Invitation::parse(written);
    if (!again.ok() || *again != *invitation || again->toString() != written ||
        written.size() > Invitation::kMostText)
        std::abort();
    return 0;
}
