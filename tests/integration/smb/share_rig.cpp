#include "tests/integration/smb/share_rig.h"

#include "core/smb/worker.h"
#include "tests/support/own_system.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace retinue::test {

void prepareShareTest(int argc, char *argv[])
{
    if (const auto code = smb::runAsWorker(argc, argv))
        std::_Exit(*code);
    if (const QString problem = enterOwnSystem(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
}

std::unique_ptr<smb::Share> makeShare(const ShareWish &wish)
{
    smb::SignIn signIn;
    signIn.user = wish.user;
    signIn.password = SecretBytes(QByteArrayView(wish.password));
    return std::make_unique<smb::Share>(smb::ShareAddress{wish.host, wish.port, wish.share, wish.folder},
                                        std::move(signIn), smb::WorkerProgram::thisProgram(), wish.options,
                                        wish.cancel);
}

std::vector<qint64> workers()
{
    std::vector<qint64> found;
    const QDir threads(QStringLiteral("/proc/self/task"));
    for (const QStringList names = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
         const QString &name : names) {
        const QList<QByteArray> children =
            fileContent(threads.filePath(name + QStringLiteral("/children"))).split(' ');
        for (const QByteArray &child : children) {
            if (fileContent(QStringLiteral("/proc/%1/cmdline").arg(QString::fromLatin1(child)))
                    .contains(smb::kWorkerOption))
                found.push_back(child.toLongLong());
        }
    }
    return found;
}

bool isAlive(qint64 process)
{
    const QByteArray state = fileContent(QStringLiteral("/proc/%1/stat").arg(process));
    return !state.isEmpty() && !state.contains(") Z ");
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    QRandomGenerator generator(42);
    for (char &byte : bytes)
        byte = char(generator.generate());
    return bytes;
}

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void makeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

Result<void> store(smb::Share &share, const QString &name, const QByteArray &content)
{
    auto file = share.create(name);
    if (!file)
        return std::move(file).error();
    // In pieces of a size that nothing else has.
    constexpr qsizetype kPiece = 70'001;
    for (qsizetype at = 0; at < content.size(); at += kPiece)
        RETINUE_TRY(
            (*file)->write(QByteArrayView(content).sliced(at, std::min(kPiece, content.size() - at))));
    RETINUE_TRY((*file)->finish());
    return (*file)->commit();
}

Result<QByteArray> readAll(smb::Share &share, const QString &name)
{
    auto file = share.open(name);
    if (!file)
        return std::move(file).error();
    QByteArray content;
    while (content.size() < (*file)->size()) {
        auto piece = (*file)->read(content.size(), 65'536);
        if (!piece)
            return std::move(piece).error();
        content += *piece;
    }
    return content;
}

} // namespace retinue::test
