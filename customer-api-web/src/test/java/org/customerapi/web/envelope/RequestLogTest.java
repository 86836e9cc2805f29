package org.customerapi.web.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.customerapi.audit.Origin;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    private static final String PAGE = "customer.app.CustomerApiWebService.page";

    private final Call call = new Call();

    @BeforeEach
    void begin() {
        call.begin(System.nanoTime(), new Origin("t-1", "192.0.2.7"));
        call.headers(PAGE, "439", "0.0.1", new SecretText("token-of-the-session"));
    }

    @Test
    void lineShouldTellTraceCompanyOperationCodeAndMilliseconds() {
        assertThat(RequestLog.line(call, 200))
                .matches("trace=t-1 company=439 operation=" + PAGE.replace(".", "\\.") + " code=0 ms=\\d+\\.\\d");
    }

    @Test
    void lineShouldTellTheCodeWhenTheCallIsRefused() {
        call.answered("CUSTOMER_API_0000003");

        assertThat(RequestLog.line(call, 200)).contains(" code=CUSTOMER_API_0000003 ");
    }

    @Test
    void lineShouldTellTheStatusWhenNoEnvelopeWasWritten() {
        assertThat(RequestLog.line(call, 404)).contains(" code=http-404 ");
    }

    @Test
    void lineShouldTellTheVerifiedCompanyWhenTheCallNamesAnother() {
        call.verifiedCompany(360);

        assertThat(RequestLog.line(call, 200)).contains(" company=360 ");
    }

    @Test
    void lineShouldNotRepeatACompanyThatIsNoNumber() {
        call.headers(PAGE, "1 code=0\nforged", null, null);

        assertThat(RequestLog.line(call, 200)).contains(" company=- ").doesNotContain("forged");
    }

    @Test
    void lineShouldTellWhatAnsweredWhenThePathNamesNoBizType() {
        call.headers(null, null, null, null);
        call.answeredBy("logout");

        assertThat(RequestLog.line(call, 200)).contains(" operation=logout ");
    }

    @Test
    void lineShouldHoldNoHeaderButTheTraceAndTheCompany() {
        assertThat(RequestLog.line(call, 200)).doesNotContain("token-of-the-session", "0.0.1", "192.0.2.7");
    }
}
