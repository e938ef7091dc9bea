#include "core/protocol/codec.h"

#include <cstdlib>

using namespace retinue;
using namespace retinue::protocol;

namespace {

/// What is decoded is encoded into something that decodes to the same.
template<typename Message>
void check(QByteArrayView text)
{
    const Result<Message> message = decode<Message>(text);
    if (!message.ok())
        return;
    const QByteArray first = encode(*message);
    const Result<Message> again = decode<Message>(first);
    if (!again.ok() || encode(*again) != first)
        std::abort();
}

} // namespace

/// The first byte chooses the message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using Check = void (*)(QByteArrayView);
    static constexpr Check kChecks[] = {check<ServerDescription>, check<EnrolmentRequest>,
                                        check<EnrolmentAnswer>,   check<StartRequest>,
                                        check<StartAnswer>,       check<ReconcileRequest>,
                                        check<ReconcileAnswer>,   check<PanelLogin>,
                                        check<OwnerSettings>,     check<ChangeAnswer>,
                                        check<Changes>,           check<DeviceInfo>,
                                        check<DeviceDescription>, check<std::vector<DisplacedSetting>>,
                                        check<DigestReport>,      check<std::vector<OwnerId>>,
                                        check<Problem>,           check<OwnerSeeds>,
                                        check<KeptValues>};
    if (size == 0)
        return 0;
    kChecks[(data[0] - 'A') % std::size(kChecks)](QByteArrayView(data + 1, qsizetype(size) - 1));
    return 0;
}
