package io.jenkins.plugins.akool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plan of the house as PlantUML draws it: rooms, arrows from what uses to what is used, and which rooms are core. */
final class HousePlan {

    private static final Pattern ROOM = Pattern.compile("component \"(\\w+)\" <<(\\S+)>> <<(\\w+)>> as \\1");

    private static final Pattern ARROW = Pattern.compile("(\\w+) --> (\\w+)");

    private final String text;

    /** The pattern of its packages, by room. */
    private final Map<String, String> packages = new TreeMap<>();

    private final Set<String> core = new TreeSet<>();

    private final Map<String, Set<String>> arrows = new TreeMap<>();

    private HousePlan(String text) {
        this.text = text;
        for (String line : text.split("\n")) {
            Matcher room = ROOM.matcher(line);
            Matcher arrow = ARROW.matcher(line);
            if (room.matches()) {
                packages.put(room.group(1), room.group(2));
                arrows.put(room.group(1), new TreeSet<>());
                if (room.group(3).equals("core")) {
                    core.add(room.group(1));
                }
            } else if (arrow.matches()) {
                arrows.get(arrow.group(1)).add(arrow.group(2));
            }
        }
    }

    static HousePlan read(Path file) {
        try {
            return new HousePlan(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> rooms() {
        return packages.keySet();
    }

    Set<String> core() {
        return core;
    }

    List<String> arrows() {
        return arrows.entrySet().stream()
                .flatMap(from -> from.getValue().stream().map(to -> from.getKey() + " --> " + to))
                .toList();
    }

    /** The same plan with an arrow to each room that can be reached over others. */
    String withAllThatFollows() {
        StringBuilder whole = new StringBuilder("@startuml\n");
        packages.forEach((room, pattern) ->
                whole.append('[').append(room).append("] <<").append(pattern).append(">>\n"));
        for (String from : rooms()) {
            Set<String> below = new TreeSet<>();
            collectBelow(from, below);
            below.forEach(to ->
                    whole.append('[').append(from).append("] --> [").append(to).append("]\n"));
        }
        return whole.append("@enduml\n").toString();
    }

    private void collectBelow(String room, Set<String> below) {
        for (String next : arrows.get(room)) {
            if (below.add(next)) {
                collectBelow(next, below);
            }
        }
    }

    /** Of the plan's text, so that what was made from it can be told from what was made from another. */
    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
