#include "core/server/resources.h"

namespace retinue::server {

void addEvents(Router &router, const std::shared_ptr<Context> &context)
{
    const bool headToo = false; // it is held open
    router.add("/v1/events",
               {"GET", Access::Device, 0,
                [context](Call &call) { context->streams.open(call.device, std::move(call.responder)); }},
               headToo);
}

} // namespace retinue::server
