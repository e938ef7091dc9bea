#include "ui/overview/facts_of.h"

#include <QDir>
#include <QDirIterator>

namespace retinue::ui {

namespace {

/// Also what lies beside the database: its write-ahead log grows while many change something.
std::int64_t bytesIn(const QString &folder)
{
    std::int64_t bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

OverviewFacts factsOf(Machine &machine)
{
    engine::Engine &engine = machine.engine();
    OverviewFacts facts{engine::healthFactsOf(engine)};
    facts.storeBytes = bytesIn(QDir(engine.dataFolder()).filePath(QStringLiteral("store")));
    facts.diskFree = machine.diskFree();
    return facts;
}

} // namespace retinue::ui
