package io.jenkins.plugins.akool.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.akool.budget.Charge;
import io.jenkins.plugins.akool.budget.Charge.Account;
import io.jenkins.plugins.akool.budget.Spent;
import io.jenkins.plugins.akool.budget.Total;
import io.jenkins.plugins.akool.studio.QuietLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was spent comes back as it was written, or not at all. */
class BudgetFileTest {

    private static final Account NOVEMBER = new Account("key", YearMonth.of(2026, 11));

    private static final Spent SPENT = new Spent(
            Map.of(
                    NOVEMBER,
                    new Total(3, 12.5, 1, 0, 0),
                    new Account("", YearMonth.of(2026, 10)),
                    new Total(1, 0, 1, 0, 0)),
            Map.of(
                    "order-1.0",
                    new Spent.Entry(
                            List.of(new Charge(NOVEMBER, 4.0, false), new Charge(NOVEMBER, null, false)),
                            Instant.parse("2026-11-30T00:00:00Z")),
                    "order-1.1",
                    new Spent.Entry(List.of(new Charge(NOVEMBER, 4.0, false)), null)));

    @RegisterExtension
    private final QuietLog log = new QuietLog();

    @TempDir
    private Path home;

    private boolean needed = true;

    private BudgetFile file() {
        return new BudgetFile(this::path, () -> needed);
    }

    private Path path() {
        return home.resolve("akool-translate/budget.json");
    }

    @Test
    void everyPartComesBack() throws IOException {
        assertEquals(Spent.NOTHING, file().load());
        file().save(SPENT);
        assertEquals(SPENT, file().load());
    }

    @Test
    void aDamagedOneIsNoBudgetThatBeginsAnew() throws IOException {
        log.expect("The file budget.json of what logins have spent is damaged");
        for (String damage : List.of("", "{", "[]", "{\"format\":2,\"totals\":[],\"entries\":[]}", "null", "{}")) {
            Files.createDirectories(path().getParent());
            Files.writeString(path(), damage);
            assertThrows(IOException.class, () -> file().load(), damage);
            assertEquals(damage, Files.readString(path()));
        }
    }

    @Test
    void whereNobodyHasABudgetADamagedOneIsSetAside() throws IOException {
        log.expect("What logins have spent cannot be read");
        needed = false;
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "{");
        assertEquals(Spent.NOTHING, file().load());
        assertFalse(Files.exists(path()));
        assertTrue(Files.exists(path().resolveSibling("budget.json.unreadable")));
    }

    @Test
    void aDiskThatRefusesIsSaidOnce() throws IOException {
        log.expect("The file budget.json of what logins have spent cannot be written");
        Files.writeString(home.resolve("akool-translate"), "in the way");
        BudgetFile file = file();
        assertThrows(IOException.class, () -> file.save(SPENT));
        assertThrows(IOException.class, () -> file.save(SPENT));
        Files.delete(home.resolve("akool-translate"));
        file.save(SPENT);
        assertEquals(SPENT, file.load());
    }
}
