package io.jenkins.plugins.akool.simulation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks for what an engine still remembers, in all maps, collections and counters of requests that it is made of. */
final class Memory {

    private static final List<String> ROOMS = List.of(
            "io.jenkins.plugins.akool.budget.",
            "io.jenkins.plugins.akool.engine.",
            "io.jenkins.plugins.akool.schedule.");

    /** Of all worlds, since looking fields up takes longer than reading them. */
    private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> left = new ArrayList<>();

    private Memory() {}

    /** What is there, one line each; empty for an engine that has nothing to do. */
    static List<String> leftIn(Object engine) {
        Memory memory = new Memory();
        memory.look(engine);
        return memory.left;
    }

    private void look(Object object) {
        if (!seen.add(object)) {
            return;
        }
        for (Field field : FIELDS.computeIfAbsent(object.getClass(), Memory::fields)) {
            try {
                look(field, field.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void look(Field field, Object value) {
        String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
        if (name.equals("LookUps.lines")) {
            // Questions that somebody never answers, as many as worlds have of them; but nobody stands behind them.
            ((Map<?, ?>) value).values().forEach(this::look);
            return;
        }
        if (name.equals("Totals.sums")) {
            // What was spent is to be remembered.
            return;
        }
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            left.add(name + " has " + map.size());
        } else if (value instanceof Collection<?> all && !all.isEmpty()) {
            left.add(name + " has " + all.size());
        } else if (field.getName().equals("inFlight") && !Integer.valueOf(0).equals(value)) {
            left.add(name + " is " + value);
        } else if (value != null && isOurs(value.getClass())) {
            look(value);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return !type.isEnum() && !type.isHidden() && ROOMS.stream().anyMatch(type.getName()::startsWith);
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }
}
