package io.jenkins.plugins.akool.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is going wrong at the moment: at some ports, for a while, some calls. */
final class Troubles {

    private record Trouble(long until, double chance) {}

    private final Map<Port, List<Trouble>> byPort = new EnumMap<>(Port.class);
    private final Dice dice;
    private boolean over;

    Troubles(Dice dice) {
        this.dice = dice;
    }

    void begin(Port port, long until, double chance) {
        byPort.computeIfAbsent(port, p -> new ArrayList<>()).add(new Trouble(until, chance));
    }

    /** From now on nothing goes wrong any more. */
    void end() {
        over = true;
    }

    /** Whether this call meets trouble. */
    boolean strike(Port port, String key, long now) {
        List<Trouble> its = byPort.get(port);
        if (over || its == null) {
            return false;
        }
        for (Trouble trouble : its) {
            if (now < trouble.until) {
                return dice.roll(port + " " + key) < trouble.chance;
            }
        }
        return false;
    }
}
