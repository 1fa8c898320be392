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

    /** Until when, at the latest, any of these ports has had trouble or will have; before the world where none had. */
    long lasting(Port... ports) {
        long last = -1;
        for (Port port : ports) {
            for (Trouble trouble : byPort.getOrDefault(port, List.of())) {
                last = Math.max(last, trouble.until);
            }
        }
        return last;
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
