#include "core/smb/samba_client.h"

#include "core/base/ids.h"
#include "core/smb/probe.h"

#include <QUrl>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <libsmbclient.h>
#include <map>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace retinue::smb {

namespace {

constexpr int kMostFiles = 100'000, kMostOpen = 64;
/// libsmbclient's own limit, which is to be the later one: the parent's ends a worker that waits too long.
constexpr int kLibraryTimeoutMs = 10 * 60 * 1000;
/// From this level on it says why a sign-in was refused.
constexpr int kTellingLevel = 3;
constexpr char kRefusal[] = "SPNEGO login failed: ";

/// Over whatever the machine's smb.conf says; no caches on the disk, no names by broadcast.
constexpr char kConfiguration[] = "[global]\n"
                                  "client min protocol = SMB2_02\n"
                                  "client max protocol = SMB3_11\n"
                                  "client signing = mandatory\n"
                                  "client ntlmv2 auth = yes\n"
                                  "client lanman auth = no\n"
                                  "client plaintext auth = no\n"
                                  "name resolve order = host\n"
                                  "disable netbios = yes\n"
                                  "log level = 0\n"
                                  "lock directory = /nonexistent\n"
                                  "state directory = /nonexistent\n"
                                  "cache directory = /nonexistent\n"
                                  "private dir = /nonexistent\n";

struct ContextEnd
{
    void operator()(SMBCCTX *context) const { ::smbc_free_context(context, 1); }
};

bool configure(SMBCCTX *context)
{
    const int file = ::memfd_create("smb.conf", MFD_CLOEXEC);
    if (file < 0)
        return false;
    constexpr ssize_t kSize = sizeof kConfiguration - 1;
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(file);
    const bool taken = ::write(file, kConfiguration, kSize) == kSize &&
                       ::smbc_setConfiguration(context, path.constData()) == 0;
    ::close(file);
    return taken;
}

QByteArray urlPart(const QString &part)
{
    return QUrl::toPercentEncoding(part);
}

/// The length-limited copy that the library wants.
void copyText(QByteArrayView text, char *to, int size)
{
    const qsizetype count = std::min<qsizetype>(text.size(), size - 1);
    std::copy_n(text.data(), count, to);
    to[count] = '\0';
}

bool meansNoAccess(int systemError)
{
    return systemError == EACCES || systemError == EPERM;
}

} // namespace

class SambaClient::Impl
{
public:
    explicit Impl(Wanted given) : wanted(std::move(given)) {}

    [[nodiscard]] std::optional<Fault> prepare(const Offer &offer);
    [[nodiscard]] std::optional<Fault> enter(const std::function<void(Step)> &at);
    /// Of a file; empty: of the folder.
    [[nodiscard]] QByteArray url(const QString &name = {}) const;
    [[nodiscard]] OrFault<FileNumber> open(const QString &name, int flags, smbc_share_mode sharing);
    [[nodiscard]] SMBCFILE *file(FileNumber number) const
    {
        const auto found = files.find(number);
        return found == files.end() ? nullptr : found->second;
    }
    /// Of errno.
    [[nodiscard]] static Fault workFault(const QString &file = {}, Step step = Step::Work)
    {
        const int systemError = errno;
        return {step, causeOfWork(systemError), file, qt_error_string(systemError)};
    }
    static Fault closedFile()
    {
        return {Step::Work, Cause::Failed, {}, QStringLiteral("the file is not open")};
    }

    const Wanted wanted;
    QByteArray base; ///< the share's URL
    QString refusal; ///< what the library said of the sign-in
    std::unique_ptr<SMBCCTX, ContextEnd> context;
    std::map<FileNumber, SMBCFILE *> files;
    FileNumber next = 1;

private:
    static void giveSignIn(SMBCCTX *context, const char *server, const char *share, char *domain,
                           int domainSize, char *user, int userSize, char *password, int passwordSize);
    static void hear(void *self, int level, const char *text);
    [[nodiscard]] Fault notEntered() const;
};

void SambaClient::Impl::giveSignIn(SMBCCTX *context, const char * /*server*/, const char * /*share*/,
                                   char *domain, int domainSize, char *user, int userSize, char *password,
                                   int passwordSize)
{
    const auto *self = static_cast<const Impl *>(::smbc_getOptionUserData(context));
    copyText(self->wanted.signIn.domain.toUtf8(), domain, domainSize);
    copyText(self->wanted.signIn.user.toUtf8(), user, userSize);
    copyText(self->wanted.signIn.password.view(), password, passwordSize);
}

void SambaClient::Impl::hear(void *self, int /*level*/, const char *text)
{
    if (const char *found = std::strstr(text, kRefusal))
        static_cast<Impl *>(self)->refusal =
            QString::fromUtf8(QByteArray(found + sizeof kRefusal - 1).split('\n').first()).trimmed();
}

std::optional<Fault> SambaClient::Impl::prepare(const Offer &offer)
{
    // Where DFS is not offered, libsmbclient 4.17 never turns encryption on; where encryption is not offered,
    // it goes on without, whatever it was told. So that is seen to beforehand.
    if (wanted.encryptionRequired && !(offer.encryption && offer.referrals))
        return Fault{
            Step::Agreement,
            Cause::NotSafe,
            {},
            offer.encryption
                ? QStringLiteral("encryption is required, and cannot be turned on with a server that has "
                                 "DFS switched off; switch it on there, or give up requiring encryption")
                : QStringLiteral("encryption is required, and it does not offer any; turn on SMB 3 "
                                 "encryption there, or give up requiring it")};
    const Fault unready{Step::SignIn, Cause::WorkerFailed, {}, QStringLiteral("libsmbclient does not start")};
    context.reset(::smbc_new_context());
    if (!context)
        return unready;
    SMBCCTX *c = context.get();
    ::smbc_setDebug(c, 0);
    ::smbc_setOptionUserData(c, this);
    ::smbc_setFunctionAuthDataWithContext(c, &Impl::giveSignIn);
    ::smbc_setOptionNoAutoAnonymousLogin(c, 1);
    ::smbc_setOptionUseKerberos(c, 0);
    ::smbc_setOptionFallbackAfterKerberos(c, 0);
    ::smbc_setOptionUseCCache(c, 0);
    ::smbc_setOptionSmbEncryptionLevel(c, wanted.encryptionRequired ? SMBC_ENCRYPTLEVEL_REQUIRE
                                                                    : SMBC_ENCRYPTLEVEL_REQUEST);
    ::smbc_setTimeout(c, kLibraryTimeoutMs);
    ::smbc_setPort(c, wanted.address.portOrUsual());
    if (!::smbc_init_context(c) || !configure(c) || !::smbc_setOptionProtocols(c, "SMB2_02", "SMB3_11"))
        return unready;
    ::smbc_setLogCallback(c, this, &Impl::hear);
    ::smbc_setDebug(c, kTellingLevel);
    return {};
}

QByteArray SambaClient::Impl::url(const QString &name) const
{
    QByteArray text = base;
    for (const QStringList folders = wanted.address.folders(); const QString &part : folders)
        text += '/' + urlPart(part);
    if (!name.isEmpty())
        text += '/' + urlPart(name);
    return text;
}

Fault SambaClient::Impl::notEntered() const
{
    const int systemError = errno;
    const QString reason = refusal.isEmpty() ? qt_error_string(systemError) : refusal;
    if (!refusal.isEmpty())
        return {Step::SignIn, Cause::NotSignedIn, {}, reason};
    if (meansNoAccess(systemError))
        return {Step::Share, Cause::NotPermitted, {}, reason};
    if (causeOfWork(systemError) == Cause::Interrupted)
        return {Step::SignIn, Cause::Interrupted, {}, reason};
    return {Step::Share, Cause::NotThere, {}, reason};
}

std::optional<Fault> SambaClient::Impl::enter(const std::function<void(Step)> &at)
{
    SMBCCTX *c = context.get();
    base = "smb://" + wanted.address.host.toUtf8() + '/' + urlPart(wanted.address.share);
    at(Step::SignIn);
    SMBCFILE *root = ::smbc_getFunctionOpendir(c)(c, base.constData());
    ::smbc_setDebug(c, 0);
    // Who may use a folder need not see the share's root: only what is no right is final here.
    if (!root && (!meansNoAccess(errno) || !refusal.isEmpty() || wanted.address.folders().isEmpty()))
        return notEntered();
    const bool entered = root != nullptr;
    if (root)
        ::smbc_getFunctionClosedir(c)(c, root);
    if (wanted.address.folders().isEmpty())
        return {};
    at(Step::Folder);
    SMBCFILE *folder = ::smbc_getFunctionOpendir(c)(c, url().constData());
    if (folder) {
        ::smbc_getFunctionClosedir(c)(c, folder);
        return {};
    }
    const int systemError = errno;
    const QString reason = qt_error_string(systemError);
    if (meansNoAccess(systemError))
        return Fault{entered ? Step::Folder : Step::Share, Cause::NotPermitted, {}, reason};
    if (causeOfWork(systemError) == Cause::Interrupted)
        return Fault{Step::Folder, Cause::Interrupted, {}, reason};
    return Fault{Step::Folder, Cause::NotThere, {}, reason};
}

SambaClient::SambaClient(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SambaClient::~SambaClient() = default;

OrFault<std::unique_ptr<SambaClient>> SambaClient::connect(Wanted wanted, const std::function<void(Step)> &at)
{
    const auto offer = probe(wanted.address, wanted.patience, at);
    if (const auto *fault = std::get_if<Fault>(&offer))
        return *fault;
    auto impl = std::make_unique<Impl>(std::move(wanted));
    if (auto fault = impl->prepare(std::get<Offer>(offer)))
        return *std::move(fault);
    if (auto fault = impl->enter(at))
        return *std::move(fault);
    return std::unique_ptr<SambaClient>(new SambaClient(std::move(impl)));
}

OrFault<Nothing> SambaClient::tryWrite()
{
    const QString name = QStringLiteral("retinue-test-%1.part").arg(ChangeId::random().toString());
    const auto stepped = [](Fault fault) {
        fault.step = Step::Write;
        return fault;
    };
    auto created = create(name);
    if (auto *fault = std::get_if<Fault>(&created))
        return stepped(*fault);
    const FileNumber file = std::get<FileNumber>(created);
    auto done = write(file, "test");
    auto closed = close(file);
    auto removed = remove(name);
    for (const auto *result : {&done, &closed, &removed}) {
        if (const auto *fault = std::get_if<Fault>(result))
            return stepped(*fault);
    }
    return Nothing{};
}

OrFault<Nothing> SambaClient::list(const std::function<void(const Description &)> &each)
{
    SMBCCTX *c = m_impl->context.get();
    SMBCFILE *folder = ::smbc_getFunctionOpendir(c)(c, m_impl->url().constData());
    if (!folder) {
        Fault fault = Impl::workFault();
        if (fault.cause == Cause::NoSuchFile)
            fault = {Step::Folder, Cause::NotThere, {}, fault.reason};
        return fault;
    }
    int count = 0;
    bool tooMany = false;
    errno = 0;
    while (const libsmb_file_info *found = ::smbc_getFunctionReaddirPlus(c)(c, folder)) {
        constexpr uint16_t kFolderOrLink = 0x10 | 0x400; // [MS-FSCC] 2.6
        if (found->attrs & kFolderOrLink)
            continue;
        if (++count > kMostFiles) {
            tooMany = true;
            break;
        }
        each({QString::fromUtf8(found->name), qint64(found->size), qint64(found->mtime_ts.tv_sec)});
        errno = 0;
    }
    const int systemError = errno;
    ::smbc_getFunctionClosedir(c)(c, folder);
    if (tooMany)
        return Fault{Step::Work, Cause::TooMany, {}, QStringLiteral("more than %1").arg(kMostFiles)};
    if (causeOfWork(systemError) == Cause::Interrupted)
        return Fault{Step::Work, Cause::Interrupted, {}, qt_error_string(systemError)};
    return Nothing{};
}

OrFault<SambaClient::Description> SambaClient::describe(const QString &name)
{
    SMBCCTX *c = m_impl->context.get();
    struct stat found
    {
    };
    if (::smbc_getFunctionStat(c)(c, m_impl->url(name).constData(), &found) != 0)
        return Impl::workFault(name);
    if (!S_ISREG(found.st_mode))
        return Fault{Step::Work, Cause::NoSuchFile, name, QStringLiteral("it is a folder")};
    return Description{name, qint64(found.st_size), qint64(found.st_mtim.tv_sec)};
}

OrFault<SambaClient::FileNumber> SambaClient::Impl::open(const QString &name, int flags,
                                                         smbc_share_mode sharing)
{
    if (files.size() >= kMostOpen)
        return Fault{Step::Work, Cause::Failed, name, QStringLiteral("too many files are open")};
    SMBCCTX *c = context.get();
    ::smbc_setOptionOpenShareMode(c, sharing);
    SMBCFILE *opened = ::smbc_getFunctionOpen(c)(c, url(name).constData(), flags, 0600);
    if (!opened) {
        Fault fault = workFault(name);
        if (fault.cause == Cause::NoSuchFile && (flags & O_CREAT))
            fault = {Step::Folder, Cause::NotThere, {}, fault.reason};
        return fault;
    }
    files.emplace(next, opened);
    return next++;
}

OrFault<SambaClient::FileNumber> SambaClient::openForReading(const QString &name)
{
    return m_impl->open(name, O_RDONLY, SMBC_SHAREMODE_DENY_WRITE);
}

OrFault<SambaClient::FileNumber> SambaClient::create(const QString &name)
{
    return m_impl->open(name, O_WRONLY | O_CREAT | O_EXCL, SMBC_SHAREMODE_DENY_ALL);
}

OrFault<QByteArray> SambaClient::read(FileNumber number, qint64 offset, qsizetype most)
{
    SMBCFILE *file = m_impl->file(number);
    if (!file)
        return Impl::closedFile();
    SMBCCTX *c = m_impl->context.get();
    if (::smbc_getFunctionLseek(c)(c, file, off_t(offset), SEEK_SET) < 0)
        return Impl::workFault();
    QByteArray content(most, Qt::Uninitialized);
    qsizetype have = 0;
    while (have < most) {
        const ssize_t got =
            ::smbc_getFunctionRead(c)(c, file, content.data() + have, std::size_t(most - have));
        if (got < 0)
            return Impl::workFault();
        if (got == 0)
            break;
        have += got;
    }
    content.truncate(have);
    return content;
}

OrFault<Nothing> SambaClient::write(FileNumber number, QByteArrayView content)
{
    SMBCFILE *file = m_impl->file(number);
    if (!file)
        return Impl::closedFile();
    SMBCCTX *c = m_impl->context.get();
    while (!content.isEmpty()) {
        errno = 0;
        const ssize_t written =
            ::smbc_getFunctionWrite(c)(c, file, content.data(), std::size_t(content.size()));
        if (written <= 0)
            return Impl::workFault();
        content = content.sliced(written);
    }
    return Nothing{};
}

OrFault<Nothing> SambaClient::close(FileNumber number)
{
    SMBCFILE *file = m_impl->file(number);
    if (!file)
        return Impl::closedFile();
    m_impl->files.erase(number);
    SMBCCTX *c = m_impl->context.get();
    if (::smbc_getFunctionClose(c)(c, file) != 0)
        return Impl::workFault();
    return Nothing{};
}

OrFault<Nothing> SambaClient::remove(const QString &name)
{
    SMBCCTX *c = m_impl->context.get();
    if (::smbc_getFunctionUnlink(c)(c, m_impl->url(name).constData()) != 0)
        return Impl::workFault(name);
    return Nothing{};
}

OrFault<Nothing> SambaClient::rename(const QString &from, const QString &to)
{
    SMBCCTX *c = m_impl->context.get();
    // libsmbclient removes what is in the way, and then renames.
    auto there = describe(to);
    if (std::holds_alternative<Description>(there))
        return Fault{Step::Work, Cause::FileExists, to, {}};
    if (const Fault &fault = std::get<Fault>(there); fault.cause != Cause::NoSuchFile)
        return fault;
    if (::smbc_getFunctionRename(c)(c, m_impl->url(from).constData(), c, m_impl->url(to).constData()) != 0)
        return Impl::workFault(from);
    return Nothing{};
}

OrFault<std::optional<qint64>> SambaClient::freeSpace()
{
    SMBCCTX *c = m_impl->context.get();
    struct statvfs space
    {
    };
    QByteArray folder = m_impl->url();
    if (::smbc_getFunctionStatVFS(c)(c, folder.data(), &space) != 0) {
        Fault fault = Impl::workFault();
        if (fault.cause == Cause::Interrupted)
            return fault;
        return std::optional<qint64>();
    }
    // libsmbclient has sectors of a unit in f_frsize.
    return std::optional(qint64(space.f_bavail) * qint64(space.f_bsize) * qint64(space.f_frsize));
}

} // namespace retinue::smb
