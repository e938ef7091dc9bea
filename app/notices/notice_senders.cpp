#include "app/notices/notice_senders.h"

#include "app/notices/mail_sender.h"
#include "app/notices/system_log.h"
#include "app/notices/webhook_sender.h"

namespace retinue::notices {

engine::NoticeSenders noticeSenders()
{
    return {sendMail, sendWebhook, writeToSystemLog};
}

} // namespace retinue::notices
