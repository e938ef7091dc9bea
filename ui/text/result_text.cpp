#include "ui/text/result_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace retinue::ui {

namespace {

struct Results
{
    Q_DECLARE_TR_FUNCTIONS(retinue::ui::Results)
};

struct Explanation
{
    const char *word, *what, *next;
};

// R54: each comes with what to check.
constexpr Explanation kBackupCodes[] = {
    {"DBBU01",
     QT_TRANSLATE_NOOP("retinue::ui::Results", "The backup file could not be made on this machine."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Check the disk of this machine, then back up again.")},
    {"DBBU02", QT_TRANSLATE_NOOP("retinue::ui::Results", "The backup file could not be made on the network."),
     QT_TRANSLATE_NOOP("retinue::ui::Results",
                       "Check the settings that were entered, the rights on the share, and the network.")},
    {"DBBU03", QT_TRANSLATE_NOOP("retinue::ui::Results", "There was no space for the backup file."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Free some space at the destination.")},
    {"DBBU04", QT_TRANSLATE_NOOP("retinue::ui::Results", "The network destination was not found."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Check host, share and folder, and that the host is on.")},
    {"DBBU05", QT_TRANSLATE_NOOP("retinue::ui::Results", "The network destination could not be accessed."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Check user and password, and the rights on the share.")},
    {"DBBU06", QT_TRANSLATE_NOOP("retinue::ui::Results", "The backup data could not be saved."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Check the destination, then back up again.")},
    {"DBRS01",
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Restoring from this machine failed; nothing was changed."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Check the disk, or restore another backup.")},
    {"DBRS02",
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Restoring from the network failed; nothing was changed."),
     QT_TRANSLATE_NOOP("retinue::ui::Results",
                       "Check the settings that were entered, the rights on the share, and the network.")},
    {"DBRS03", QT_TRANSLATE_NOOP("retinue::ui::Results", "The network destination was not found."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Check host, share and folder, and that the host is on.")},
    {"DBRS04", QT_TRANSLATE_NOOP("retinue::ui::Results", "The network destination could not be accessed."),
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Check user and password, and the rights on the share.")},
};

struct Kind
{
    Explanation explanation;
    const char *name;
};

// The words of core (grep "log.record(").
constexpr Kind kKinds[] = {
    {{"wrong-password",
      QT_TRANSLATE_NOOP("retinue::ui::Results", "Somebody tried a wrong System Manager ID or password."),
      QT_TRANSLATE_NOOP("retinue::ui::Results",
                        "Once or twice is a slip; many from one address are worth a look there.")},
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Wrong password")},
    {{"locked-out",
      QT_TRANSLATE_NOOP("retinue::ui::Results",
                        "There were too many wrong attempts; further ones are refused for 15 minutes."),
      QT_TRANSLATE_NOOP("retinue::ui::Results", "Find out who uses that address; it opens by itself.")},
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Locked out")},
    {{"wrong-code",
      QT_TRANSLATE_NOOP("retinue::ui::Results",
                        "A device tried an enrolment code that is unknown, used up or expired."),
      QT_TRANSLATE_NOOP("retinue::ui::Results", "Make a new code, if the device is yours.")},
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Wrong enrolment code")},
    {{"too-many-owners",
      QT_TRANSLATE_NOOP("retinue::ui::Results",
                        "A device asked for the settings of unusually many users within an hour."),
      QT_TRANSLATE_NOOP("retinue::ui::Results",
                        "If so many people do not use it, stop the device and look at it.")},
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Too many users asked for")},
    {{"clock-leapt",
      QT_TRANSLATE_NOOP("retinue::ui::Results",
                        "This machine's clock has leapt. Until it has kept time for three days of running, "
                        "nothing is deleted for its age."),
      QT_TRANSLATE_NOOP("retinue::ui::Results",
                        "Set the date and time of this machine right, best by a time server. If they are "
                        "right now, nothing has to be done.")},
     QT_TRANSLATE_NOOP("retinue::ui::Results", "Clock leapt")},
};

ErrorText textOf(const Explanation &explanation)
{
    return {Results::tr(explanation.what), Results::tr(explanation.next)};
}

const Kind *findKind(const QString &kind)
{
    const auto found = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const Kind &known) {
        return kind == QLatin1String(known.explanation.word);
    });
    return found == std::end(kKinds) ? nullptr : found;
}

ErrorText unknown()
{
    return {Results::tr("This version does not know that word."),
            Results::tr("It may come from a newer version of the product.")};
}

} // namespace

ErrorText resultText(const QString &result)
{
    if (result == QLatin1String("OK"))
        return {Results::tr("It was done."), Results::tr("Nothing has to be done.")};
    for (const Explanation &code : kBackupCodes) {
        if (result == QLatin1String(code.word))
            return textOf(code);
    }
    for (int code = 0; code <= int(ErrorCode::Internal); ++code) {
        if (result == base::errorWord(ErrorCode(code)))
            return errorText({ErrorCode(code), {}, {}});
    }
    return unknown();
}

ErrorText securityText(const QString &kind)
{
    const Kind *known = findKind(kind);
    return known ? textOf(known->explanation) : unknown();
}

QString securityKindText(const QString &kind)
{
    const Kind *known = findKind(kind);
    return known ? Results::tr(known->name) : kind;
}

QStringList securityKindsCalled(const QString &text)
{
    QStringList words;
    for (const Kind &kind : kKinds) {
        if (Results::tr(kind.name).contains(text, Qt::CaseInsensitive))
            words.append(QLatin1String(kind.explanation.word));
    }
    return words;
}

} // namespace retinue::ui
