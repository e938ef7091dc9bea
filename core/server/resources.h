#pragma once

#include "core/server/context.h"
#include "core/server/router.h"

#include <memory>

/// The resources of the sync protocol, one file each (description_resource.cpp, ...): each adds its endpoints
/// to the router. What they promise to clients stands in resources/openapi.yaml.
namespace retinue::server {

void addDescription(Router &router, const std::shared_ptr<Context> &context); ///< server, CA, API, catalogue
void addEnrolments(Router &router, const std::shared_ptr<Context> &context);  ///< R3
void addDevice(Router &router, const std::shared_ptr<Context> &context); ///< R4, R14: itself, start, stop
void addHoldings(Router &router,
                 const std::shared_ptr<Context> &context); ///< R5, R6, R13: what it holds, panel
void addSettings(Router &router, const std::shared_ptr<Context> &context);    ///< R6, R7: pull and push
void addChanges(Router &router, const std::shared_ptr<Context> &context);     ///< feed with long poll
void addReplication(Router &router, const std::shared_ptr<Context> &context); ///< R40 to R47, destination
void addEvents(Router &router, const std::shared_ptr<Context> &context);      ///< Server-Sent Events

} // namespace retinue::server
