package io.jenkins.plugins.akool.simulator;

/** AKOOL's business codes that the simulator gives by itself, in the words of docs.akool.com (October 2025). */
enum Code {
    SUCCESS(1000, "OK"),
    BAD_PARAMETER(1003, "Parameter error or Parameter can not be empty"),
    /** Not on the translation page; the words are those of the page of all error codes. */
    QUOTA_EXCEEDED(1006, "Insufficient quota balance"),
    NOT_EXISTING(1008, "The content you get does not exist"),
    BAD_AUTHORIZATION(1101, "Invalid authorization or The request token has expired"),
    NO_AUTHORIZATION(1102, "Authorization cannot be empty"),
    ALREADY_LIP_SYNCED(1202, "The same video cannot be translated lipSync in the same language more than 1 times"),
    TOO_LARGE(1207, "The video you are using exceeds the size limit allowed by the system by 300M");

    final int number;
    final String words;

    Code(int number, String words) {
        this.number = number;
        this.words = words;
    }
}
