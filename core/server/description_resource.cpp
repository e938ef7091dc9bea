#include "core/model/catalogue.h"
#include "core/protocol/codec.h"
#include "core/server/resources.h"
#include "core/server/responses.h"

#include <QFile>
#include <QSysInfo>

// Outside of every namespace: that is what the macro needs, and the linker drops resources of static
// libraries that nobody names.
static void initializeResources()
{
    Q_INIT_RESOURCE(openapi);
}

namespace retinue::server {

namespace {

/// A resource that this program carries.
std::string carried(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing in this program: it was packaged wrongly", qPrintable(path));
    return file.readAll().toStdString();
}

/// What never changes while the program runs, sent without copying.
void addFixed(Router &router, std::string_view path, std::string type, std::string content)
{
    http::Response fixed;
    fixed.headers = {{"Content-Type", std::move(type)}, {"Cache-Control", "no-cache"}};
    fixed.sharedBody = std::make_shared<const std::string>(std::move(content));
    router.add(path, {"GET", Access::Anyone, 0,
                      [fixed = std::move(fixed)](Call &call) { call.answer(fixed); }, true});
}

void describeServer(Context &context, Call &call)
{
    protocol::ServerDescription description;
    description.version = QStringLiteral(RETINUE_VERSION);
    description.installation = context.engine.identity().installation();
    description.generation = context.engine.store().generation();
    description.name = QSysInfo::machineHostName();
    description.caFingerprint = context.engine.identity().caFingerprint();
    description.term = context.engine.identity().term();
    call.answer(jsonResponse(200, protocol::encode(description)));
}

} // namespace

void addDescription(Router &router, const std::shared_ptr<Context> &context)
{
    router.add("/v1/server",
               {"GET", Access::Anyone, 0, [context](Call &call) { describeServer(*context, call); }, true});
    addFixed(router, "/v1/ca.pem", "application/pem-certificate-chain",
             context->engine.identity().caCertificatePem().toStdString());
    initializeResources();
    addFixed(router, "/v1/openapi.yaml", "application/yaml", carried(QStringLiteral(":/openapi.yaml")));
    (void)Catalogue::builtIn(); // brings its resource with it, checked
    addFixed(router, "/v1/catalogue", "application/json", carried(QStringLiteral(":/catalogue.json")));
}

} // namespace retinue::server
