#include "app/shares/share_access.h"

#include "app/shares/share_destination.h"

namespace retinue::shares {

namespace {

std::unique_ptr<smb::Share> makeShare(const engine::NetworkShare &share, const SecretBytes &password,
                                      const smb::WorkerProgram &worker, const CancelToken &cancel)
{
    smb::ShareAddress address{share.host, {}, share.share, share.folder};
    if (share.port > 0 && share.port <= 65'535)
        address.port = quint16(share.port);
    smb::ShareOptions options;
    options.encryptionRequired = share.encryptionRequired;
    return std::make_unique<smb::Share>(std::move(address), smb::SignIn{share.user, {}, password.clone()},
                                        worker, options, cancel);
}

engine::ShareStep shareStep(smb::Step step)
{
    switch (step) {
    case smb::Step::Name:
        return engine::ShareStep::Name;
    case smb::Step::Host:
        return engine::ShareStep::Host;
    case smb::Step::Port:
    case smb::Step::Agreement:
        return engine::ShareStep::Port;
    case smb::Step::SignIn:
        return engine::ShareStep::SignIn;
    case smb::Step::Share:
        return engine::ShareStep::Share;
    case smb::Step::Folder:
        return engine::ShareStep::Folder;
    case smb::Step::Write:
    case smb::Step::Work:
        return engine::ShareStep::Write;
    case smb::Step::Space:
        return engine::ShareStep::Space;
    }
    Q_UNREACHABLE();
}

engine::ShareTest shareTest(const smb::ConnectionCheck &check)
{
    engine::ShareTest test;
    if (check.failed)
        test.failed = shareStep(*check.failed);
    test.why = check.problem;
    test.freeSpace = check.freeBytes;
    return test;
}

} // namespace

engine::ShareAccess shareAccess(const smb::WorkerProgram &worker)
{
    engine::ShareAccess access;
    access.destination = [worker](const engine::NetworkShare &share, const SecretBytes &password,
                                  const CancelToken &cancel) -> std::unique_ptr<backup::Destination> {
        return std::make_unique<ShareDestination>(makeShare(share, password, worker, cancel));
    };
    access.test = [worker](const engine::NetworkShare &share, const SecretBytes &password,
                           const CancelToken &cancel) {
        return shareTest(makeShare(share, password, worker, cancel)->check());
    };
    return access;
}

} // namespace retinue::shares
