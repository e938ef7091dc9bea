#pragma once

#include "core/base/result.h"
#include "core/model/owner.h"

#include <QString>

#include <vector>

namespace retinue::model {

/// How an item's value is built; value_rules.h holds the rules of each.
enum class ValueShape : std::uint8_t {
    Object,      ///< named members, any JSON, within the limits
    AddressList, ///< {"entries": {"<id>": address entry}}
    Buttons,     ///< {"buttons": {"<id>": button}, "order": ["<id>"...]}
    Entries, ///< {"entries": {"<id>": {"at": milliseconds, ...}}}: merged entry by entry (R7), newest kept
    Credentials, ///< {"entries": {"<id>": {"target","userName","password",...}}}
};

/// What a member of an Object value must be where it is there; other members may be anything.
struct MemberRule
{
    enum class Type : std::uint8_t { Boolean, String };
    QString name;
    Type type = Type::Boolean;
    int most = 0; ///< code points of a String
};

/// One row of the item catalogue (domain.md). `number` is stored in databases and never reused; `id` is what
/// the protocol says.
struct Item
{
    int number = 0;
    QString id;       ///< "address-book.personal"
    QString category; ///< "Address book"
    QString name;     ///< "Personal address list", English
    OwnerKind owner = OwnerKind::User;
    ValueShape shape = ValueShape::Object;
    bool dropped = false;            ///< removed by "delete oldest user settings" (R10)
    bool restart = false;            ///< may be complete only after the device's next start
    bool scope = false;              ///< its scope can be chosen (R31)
    bool blank = false;              ///< destinations inside never leave a device (R11)
    bool portable = false;           ///< can be imported and exported
    bool secret = false;             ///< stored credentials (R12)
    int maxEntries = 0;              ///< of AddressList, Buttons, Entries, Credentials
    int maxBytes = 0;                ///< of the canonical value
    std::vector<MemberRule> members; ///< of an Object

    /// Timeline and history: merged entry by entry and never refused (R7).
    [[nodiscard]] bool isMerged() const { return shape == ValueShape::Entries; }
};

/// All items. Immutable once read; thread-safe.
class Catalogue
{
public:
    /// The catalogue that ships as a resource. A broken one is a packaging defect and ends the process.
    [[nodiscard]] static const Catalogue &builtIn();
    /// Reads a catalogue; says what is wrong with it, and in which row.
    [[nodiscard]] static Result<Catalogue> fromJson(const QByteArray &json);

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] const Item *find(QStringView id) const; ///< null if there is none
    [[nodiscard]] const Item *find(int number) const;     ///< null if there is none

private:
    std::vector<Item> m_items; // ordered as in the file: that is the order on screens
};

} // namespace retinue::model

namespace retinue {
using model::Catalogue;
using model::Item;
} // namespace retinue
