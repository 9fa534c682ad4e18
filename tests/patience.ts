/**
 * How long a test or a hook may take, in milliseconds: longer than any needs, as a busy machine is slow, not wrong. It is
 * the one figure of its kind; nothing is ever timed against it.
 */
export const patience = 300_000;

/** How long one step within a test may be waited for: less, so that it is the step that is named when it does not come. */
export const stepPatience = patience / 2;
