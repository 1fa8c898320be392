package io.jenkins.plugins.akool.studio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real browser without a screen, and one page in it. It remembers all that a developer's console would show in red, and
 * each violation of the Content Security Policy.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

    private static final Map<String, Integer> KEYS = Map.of("Tab", 9, "Enter", 13, "Escape", 27, " ", 32);

    /** Looks again and again for half a minute. */
    private static final String LOOK = """
            new Promise(resolve => {
              const end = performance.now() + 30000;
              const look = () => {
                let held = false;
                try { held = Boolean(%s); } catch (e) { /* not there yet */ }
                if (held || performance.now() > end) { resolve(held); } else { setTimeout(look, 50); }
              };
              look();
            })
            """;

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** Skips the test, with one line, where there is no Chromium. */
    public static Chromium start(Path folder) throws Exception {
        Path program = find();
        assumeTrue(program != null, "Chromium is not on this machine, so no page was looked at in a browser");
        Process process = new ProcessBuilder(
                        String.valueOf(program),
                        "--headless=new",
                        // Continuous integration runs as root, and only pages of the test are opened.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--mute-audio",
                        "--autoplay-policy=no-user-gesture-required",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Chromium browser = new Chromium(process, DevTools.connect(address(process)));
            browser.tools.attach();
            return browser;
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Path find() {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Goes on reading what the browser says, so that it can go on saying it. */
    private static String address(Process process) throws Exception {
        CompletableFuture<String> found = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    Matcher listening = LISTENING.matcher(line);
                    if (listening.find()) {
                        found.complete(listening.group(1));
                    }
                }
                found.completeExceptionally(new IOException("the browser ended"));
            } catch (IOException e) {
                found.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return found.get(60, TimeUnit.SECONDS);
    }

    /** Returns once the page and what it begins with are loaded. */
    public void open(String url) throws Exception {
        CompletableFuture<Void> loaded = tools.nextLoad();
        tools.send("Page.navigate", object().put("url", url));
        loaded.get(60, TimeUnit.SECONDS);
    }

    /**
     * Logs in by the form.
     *
     * @param jenkins its address, with a slash at the end
     * @param user whose password is the same as the name
     */
    public void logIn(String jenkins, String user) throws Exception {
        open(jenkins + "login");
        CompletableFuture<Void> loaded = tools.nextLoad();
        value("""
                (() => {
                  const form = document.querySelector('form[name=login]');
                  form.elements.j_username.value = form.elements.j_password.value = '%s';
                  form.submit();
                })()
                """.formatted(user));
        loaded.get(60, TimeUnit.SECONDS);
    }

    /** The value of an expression, once it has one where it is a promise. */
    public JsonNode value(String expression) throws Exception {
        JsonNode answer = tools.send(
                "Runtime.evaluate",
                object().put("expression", expression).put("awaitPromise", true).put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": "
                    + answer.at("/exceptionDetails/exception/description").asText());
        }
        return answer.at("/result/value");
    }

    /**
     * Returns once the condition holds on the page that is open, or on the one that it leads to; fails where it does not
     * within half a minute.
     */
    public void await(String condition) throws Exception {
        boolean held = false;
        for (int pages = 0; pages < 5 && !held; pages++) {
            try {
                held = value(LOOK.formatted(condition)).asBoolean();
                break;
            } catch (IOException e) {
                // The page that was asked is gone; the next one is asked.
            }
        }
        if (!held) {
            throw new AssertionError("never: " + condition + "\n"
                    + value("document.body.innerText").asText());
        }
    }

    /** Presses one key: {@code Tab}, {@code Enter}, {@code Escape} or a space. */
    public void press(String key) throws Exception {
        ObjectNode event = object().put("key", key).put("windowsVirtualKeyCode", KEYS.get(key));
        if (key.equals("Enter")) {
            event.put("text", "\r");
        }
        try {
            tools.send("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyDown"));
            tools.send("Input.dispatchKeyEvent", event.put("type", "keyUp"));
        } catch (IOException e) {
            // The key has led to another page.
        }
    }

    /** Goes on with the Tab key until the element that has the focus matches; fails where none ever does. */
    public void tabTo(String selector) throws Exception {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            press("Tab");
            if (value("document.activeElement.matches('" + selector + "')").asBoolean()) {
                return;
            }
            passed.add(value("document.activeElement.tagName + '.' + document.activeElement.className")
                    .asText());
        }
        throw new AssertionError("the Tab key never comes to " + selector + " but to " + passed);
    }

    /**
     * How the page is looked at.
     *
     * @param width in CSS pixels
     */
    public void look(int width, int height, boolean dark, boolean reducedMotion) throws Exception {
        tools.send(
                "Emulation.setDeviceMetricsOverride",
                object().put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        ObjectNode media = object();
        media.putArray("features")
                .add(object().put("name", "prefers-color-scheme").put("value", dark ? "dark" : "light"))
                .add(object().put("name", "prefers-reduced-motion")
                        .put("value", reducedMotion ? "reduce" : "no-preference"));
        tools.send("Emulation.setEmulatedMedia", media);
    }

    /** Writes a picture of the page, PNG. */
    public void photograph(Path file) throws Exception {
        JsonNode picture = tools.send("Page.captureScreenshot", object().put("captureBeyondViewport", true));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    /** Errors, dialogs and violations so far, one line each. */
    public List<String> problems() throws Exception {
        // What happened before this has been told once it is answered.
        value("1");
        return List.copyOf(tools.problems());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public void close() throws Exception {
        tools.close();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
