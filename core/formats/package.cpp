#include "core/formats/package.h"

#include <QFile>

// The resource sits in a static library: without this call the linker leaves it out. It must stand outside
// the namespace.
static void initializePackageResource()
{
    Q_INIT_RESOURCE(package);
}

namespace retinue::formats {

QByteArray packageSchema()
{
    initializePackageResource();
    QFile file(QStringLiteral(":/package.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the schema of packages is missing from the program");
    return file.readAll();
}

} // namespace retinue::formats
