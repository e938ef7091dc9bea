#pragma once

#include "core/base/error.h"
#include "core/model/owner.h"

#include <QString>

#include <functional>
#include <utility>
#include <vector>

namespace retinue::formats {

/// Why something of a file was not taken over, or not as it stands: an English sentence with numbered places
/// (%1), and what stands in them; never a value (R12). Whoever shows it to people can say it in their
/// language: sentences are marked with QT_TRANSLATE_NOOP in the context "Reason", so that they are in the
/// translations' files. A value.
class Reason
{
public:
    /// A sentence in another language, with the same places.
    using Translation = std::function<QString(const char *english)>;

    Reason() = default;
    /// `english` is kept as the pointer that it is: a literal.
    explicit Reason(const char *english) : m_english(english) {}

    /// What stands in the next place.
    [[nodiscard]] Reason arg(const QString &text) const { return with(words(text)); }
    [[nodiscard]] Reason arg(qint64 number) const { return with(words(QString::number(number))); }
    [[nodiscard]] Reason arg(Reason reason) const { return with(std::move(reason)); }

    [[nodiscard]] bool isEmpty() const { return !m_english && m_text.isEmpty(); }
    /// In English, for logs and command lines.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] QString toString(const Translation &translation) const;

    friend bool operator==(const Reason &, const Reason &) = default;

private:
    /// Text that is the same in every language.
    [[nodiscard]] static Reason words(const QString &text);
    [[nodiscard]] Reason with(Reason argument) const;

    const char *m_english = nullptr; ///< null: `m_text` as it is
    QString m_text;
    std::vector<Reason> m_arguments;
};

/// What the rules of values and names say of what they refuse: the member that an error begins with in
/// quotation marks (`"name" is empty`), if it does, and the rest.
struct Refusal
{
    QString member;
    Reason reason;
};
/// Sentences that are not known stay as they are, after words that say that something is not accepted.
[[nodiscard]] Refusal refusalOf(const Error &error);
/// The whole of it, with the entry, button or part of a package that it is about; of a file as well.
[[nodiscard]] Reason reasonOf(const Error &error);
/// The same with whose it is.
[[nodiscard]] Reason reasonOfOwner(const OwnerKey &owner, const Reason &reason);

} // namespace retinue::formats
