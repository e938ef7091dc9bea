#pragma once

#include "core/store/answer_table.h"
#include "core/store/bucket_table.h"
#include "core/store/former_owner_table.h"
#include "core/store/head_table.h"
#include "core/store/import_table.h"
#include "core/store/journal_table.h"
#include "core/store/membership_table.h"
#include "core/store/owner_index.h"
#include "core/store/owner_table.h"
#include "core/store/recently_deleted_table.h"
#include "core/store/scope_table.h"
#include "core/store/seed_table.h"
#include "core/store/setting_table.h"
#include "core/store/tombstone_table.h"

namespace retinue::store {

/// Every table of the store over one connection. const: for reading.
struct Tables
{
    Tables(sql::Database &database, const SecretValues &secrets)
        : head(database)
        , owners(database)
        , index(database)
        , settings(database, secrets)
        , tombstones(database)
        , memberships(database)
        , answers(database)
        , buckets(database)
        , recentlyDeleted(database, secrets)
        , journals(database)
        , imports(database, secrets)
        , formerOwners(database)
        , scopes(database)
        , seeds(database)
    {
    }
    HeadTable head;
    OwnerTable owners;
    OwnerIndex index;
    SettingTable settings;
    TombstoneTable tombstones;
    MembershipTable memberships;
    AnswerTable answers;
    BucketTable buckets;
    RecentlyDeletedTable recentlyDeleted;
    JournalTable journals;
    ImportTable imports;
    FormerOwnerTable formerOwners;
    ScopeTable scopes;
    SeedTable seeds;
};

} // namespace retinue::store
