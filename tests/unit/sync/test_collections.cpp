#include "core/model/json.h"
#include "core/model/value_rules.h"
#include "core/sync/collections.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <random>

using namespace retinue;

namespace {

const Item &item(const char *id)
{
    return *Catalogue::builtIn().find(QString::fromLatin1(id));
}

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray merged(const char *itemId, const char *first, const char *second)
{
    return model::canonicalJson(*sync::mergeCollections(item(itemId), json(first), json(second)));
}

QByteArray canonical(const char *text)
{
    return model::canonicalJson(json(text));
}

/// An address by what it is; a group by its name and who is in it, through groups in it.
QStringList describe(const QJsonObject &entries, const QString &id)
{
    const QJsonObject entry = entries.value(id).toObject();
    const QString name = entry.value(u"name").toString();
    if (entry.value(u"kind").toString() != u"group")
        return {name + QLatin1Char(' ') + entry.value(u"number").toString()};
    QSet<QString> members;
    const QJsonArray ids = entry.value(u"members").toArray();
    for (const QJsonValue member : ids) {
        for (const QString &one : describe(entries, member.toString()))
            members.insert(one);
    }
    QStringList sorted(members.begin(), members.end());
    sorted.sort();
    return {name + QLatin1Char('(') + sorted.join(QLatin1Char(',')) + QLatin1Char(')')};
}

QSet<QString> everything(const QJsonObject &list)
{
    const QJsonObject entries = list.value(u"entries").toObject();
    QSet<QString> all;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        all.insert(describe(entries, entry.key()).front());
    return all;
}

/// Few ids and few contents, so that everything that can collide does.
QJsonObject someList(std::mt19937 &random)
{
    QJsonObject entries;
    QStringList ids;
    for (int i = 0; i < 6; ++i) {
        if (random() % 3 == 0)
            continue;
        const QString id = QString::number(i);
        if (i < 3) {
            entries.insert(id, QJsonObject{{QStringLiteral("kind"), QStringLiteral("fax")},
                                           {QStringLiteral("name"), QStringLiteral("p")},
                                           {QStringLiteral("number"), QString::number(random() % 3)}});
        } else {
            QJsonArray members;
            for (const QString &member : std::as_const(ids)) {
                if (random() % 2 == 0)
                    members.append(member);
            }
            entries.insert(id, QJsonObject{{QStringLiteral("kind"), QStringLiteral("group")},
                                           {QStringLiteral("name"), QStringLiteral("g")},
                                           {QStringLiteral("members"), members}});
        }
        ids.append(id);
    }
    return {{QStringLiteral("entries"), entries}};
}

} // namespace

class TestCollections : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addresses_ofBoth_areThere_andWhatBothHaveIsThereOnce()
    {
        QCOMPARE(merged("address-book.personal",
                        R"({"entries":{"1":{"kind":"fax","name":"Bob","number":"1"}}})",
                        R"({"entries":{"1":{"kind":"fax","name":"Bob","number":"1"},
                                       "7":{"kind":"fax","name":"Bob","number":"1"},
                                       "8":{"kind":"fax","name":"Eve","number":"2"}}})"),
                 canonical(R"({"entries":{"1":{"kind":"fax","name":"Bob","number":"1"},
                                          "8":{"kind":"fax","name":"Eve","number":"2"}}})"));
    }

    void addresses_ofOneId_areBothThere_andGroupsGoWithTheirOwn()
    {
        QCOMPARE(merged("address-book.personal",
                        R"({"entries":{"1":{"kind":"fax","name":"Bob","number":"1"},
                                       "g":{"kind":"group","name":"All","members":["1"]}}})",
                        R"({"entries":{"1":{"kind":"fax","name":"Eve","number":"2"},
                                       "g":{"kind":"group","name":"All","members":["1"]}}})"),
                 canonical(R"({"entries":{"1":{"kind":"fax","name":"Bob","number":"1"},
                                          "1-2":{"kind":"fax","name":"Eve","number":"2"},
                                          "g":{"kind":"group","name":"All","members":["1"]},
                                          "g-2":{"kind":"group","name":"All","members":["1-2"]}}})"));
    }

    void lists_byChance_loseNobody_addNobody_andStayValid()
    {
        std::mt19937 random(4);
        const Item &list = item("address-book.personal");
        for (int round = 0; round < 3'000; ++round) {
            const QJsonObject first = someList(random), second = someList(random);
            const auto both = sync::mergeCollections(list, first, second);
            QVERIFY(both);
            const auto checked = model::checkedValue(list, *both);
            QVERIFY2(checked, checked ? "" : qPrintable(checked.error().toString()));
            QSet<QString> expected = everything(first);
            expected.unite(everything(second));
            QCOMPARE(everything(*both), expected);
            const QJsonObject mine = first.value(u"entries").toObject();
            for (auto entry = mine.begin(); entry != mine.end(); ++entry)
                QCOMPARE((*both)[u"entries"][entry.key()], entry.value()); // as it was, where it was
            QCOMPARE(*sync::mergeCollections(list, first, first), first);
            QCOMPARE(*sync::mergeCollections(list, *both, second), *both); // once more changes nothing
        }
    }

    void buttons_ofBoth_areThere_theFirstOnesFirst()
    {
        QCOMPARE(merged("home.buttons",
                        R"({"buttons":{"a":{"label":"A"},"b":{"label":"B"}},"order":["b","a"]})",
                        R"({"buttons":{"a":{"label":"X"},"c":{"label":"C"}},"order":["c","a"]})"),
                 canonical(R"({"buttons":{"a":{"label":"A"},"a-2":{"label":"X"},"b":{"label":"B"},
                               "c":{"label":"C"}},"order":["b","a","c","a-2"]})"));
    }

    void buttons_withMembers_areNoGroups()
    {
        QCOMPARE(merged("home.buttons", R"({"buttons":{"a":{"label":"A"}}})",
                        R"({"buttons":{"a":{"label":"X"},"b":{"kind":"group","members":["a"]}}})"),
                 canonical(R"({"buttons":{"a":{"label":"A"},"a-2":{"label":"X"},
                               "b":{"kind":"group","members":["a"]}}})"));
    }

    void addresses_withAMemberCalledMembers_areNoGroups()
    {
        QCOMPARE(merged("address-book.personal",
                        R"({"entries":{"1":{"kind":"fax","name":"Eve","number":"2"}}})",
                        R"({"entries":{"1":{"kind":"fax","name":"Bob","number":"1"},
                                       "7":{"kind":"fax","name":"Ida","number":"3","members":["1"]}}})"),
                 canonical(R"({"entries":{"1":{"kind":"fax","name":"Eve","number":"2"},
                                          "1-2":{"kind":"fax","name":"Bob","number":"1"},
                                          "7":{"kind":"fax","name":"Ida","number":"3","members":["1"]}}})"));
    }

    void groupsAroundGroups_thatAreTheSame_areThereOnce()
    {
        const char *other = R"({"entries":{"1":{"kind":"fax","name":"Eve","number":"2"},
                                           "a":{"kind":"group","name":"All","members":["h"]},
                                           "h":{"kind":"group","name":"Half","members":["1"]}}})";
        const QJsonObject first = json(R"({"entries":{"1":{"kind":"fax","name":"Bob","number":"1"},
                                                     "a":{"kind":"group","name":"All","members":["1"]}}})");
        const auto once = sync::mergeCollections(item("address-book.personal"), first, json(other));
        QCOMPARE((*once)[u"entries"].toObject().keys(),
                 QStringList({QStringLiteral("1"), QStringLiteral("1-2"), QStringLiteral("a"),
                              QStringLiteral("a-2"), QStringLiteral("h")}));
        QCOMPARE(*sync::mergeCollections(item("address-book.personal"), *once, json(other)), *once);
    }

    void credentials_ofOneId_areTheFirstOnes()
    {
        const QJsonObject first = json(R"({"entries":{"ldap":{"target":"l","password":"1"}}})");
        const QJsonObject second = json(R"({"entries":{"ldap":{"target":"l","password":"2"},
                                                      "files":{"target":"f","password":"3"}}})");
        const auto both = sync::mergeCollections(item("keychain"), first, second);
        QCOMPARE((*both)[u"entries"][u"ldap"][u"password"].toString(), QStringLiteral("1"));
        QCOMPARE((*both)[u"entries"][u"files"][u"password"].toString(), QStringLiteral("3"));
    }

    void idsAtTheirLimit_stayIds()
    {
        const QString id(64, QLatin1Char('a'));
        const auto list = [&](const QString &number) {
            return QJsonObject{{QStringLiteral("entries"),
                                QJsonObject{{id, QJsonObject{{QStringLiteral("kind"), QStringLiteral("fax")},
                                                             {QStringLiteral("name"), number},
                                                             {QStringLiteral("number"), number}}}}}};
        };
        const Item &personal = item("address-book.personal");
        const auto both =
            sync::mergeCollections(personal, list(QStringLiteral("1")), list(QStringLiteral("2")));
        QCOMPARE((*both)[u"entries"].toObject().size(), 2);
        QVERIFY(model::checkedValue(personal, *both));
    }

    void settingsOfOtherShapes_areNotMerged()
    {
        QVERIFY(!sync::mergeCollections(item("display.language"), json("{}"), json("{}")));
    }
};

QTEST_GUILESS_MAIN(TestCollections)
#include "test_collections.moc"
