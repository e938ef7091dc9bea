#pragma once

#include <QTest>

/// QVERIFY of a Result that says why it failed.
#define VERIFY_OK(expression)                                                                                \
    do {                                                                                                     \
        const auto &tried = (expression);                                                                    \
        QVERIFY2(tried.ok(), tried.ok() ? "" : qPrintable(tried.error().toString()));                        \
    } while (false)
