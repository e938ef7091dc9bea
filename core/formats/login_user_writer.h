#pragma once

#include "core/formats/charset.h"
#include "core/formats/format_writer.h"

#include <QSet>

namespace retinue::formats {

/// Login-user CSV. Passwords are stars, as devices export them; the PIN is blank.
class LoginUserWriter : public FormatWriter
{
public:
    LoginUserWriter(QStringList otherColumns, const TextEncoder &encoder);

    [[nodiscard]] QString start() const override;
    [[nodiscard]] std::optional<Written> user(const ImportedUser &user) override;

private:
    [[nodiscard]] QStringList columns() const;

    QStringList m_others;
    const TextEncoder m_encoder;
    QSet<QByteArray> m_seen; // folded user names: the file has no domains
};

} // namespace retinue::formats
