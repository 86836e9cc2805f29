package org.customerapi.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.Locale;

/** How somebody looks at the pages: on what, in the browser's language, and whether the system asks for dark ones. */
record Look(Device device, String language, boolean isDark) {
    static final String ENGLISH = "en-US";
    static final String CHINESE = "zh-CN";

    Look inChinese() {
        return new Look(device, CHINESE, isDark);
    }

    Look dark() {
        return new Look(device, language, true);
    }

    Browser.NewContextOptions profile(URI root) {
        return new Browser.NewContextOptions()
                .setBaseURL(root.toString())
                .setViewportSize(device.width(), device.height())
                .setIsMobile(device.isMobile())
                .setHasTouch(device.isMobile())
                .setLocale(language)
                .setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    @Override
    public String toString() {
        return device.name().toLowerCase(Locale.ROOT) + "-" + language + (isDark ? "-dark" : "-light");
    }
}
