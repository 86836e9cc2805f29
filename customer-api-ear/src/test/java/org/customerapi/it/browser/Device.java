package org.customerapi.it.browser;

/** What the pages are looked at on. */
enum Device {
    DESKTOP(1280, 800, false),
    PHONE(390, 844, true),
    /** The narrowest that the pages must fit. */
    NARROW_PHONE(360, 740, true);

    private final int width;
    private final int height;
    private final boolean mobile;

    Device(int width, int height, boolean mobile) {
        this.width = width;
        this.height = height;
        this.mobile = mobile;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isMobile() {
        return mobile;
    }

    /** In English, with a light theme. */
    Look look() {
        return new Look(this, Look.ENGLISH, false);
    }
}
