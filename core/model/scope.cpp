#include "core/model/scope.h"

namespace retinue::model {

QString scopeWord(Scope scope)
{
    switch (scope) {
    case Scope::Shared:
        return QStringLiteral("shared");
    case Scope::DeviceSpecific:
        return QStringLiteral("device-specific");
    }
    Q_UNREACHABLE();
}

std::optional<Scope> scopeOf(QStringView word)
{
    for (const Scope scope : {Scope::Shared, Scope::DeviceSpecific}) {
        if (scopeWord(scope) == word)
            return scope;
    }
    return {};
}

} // namespace retinue::model
