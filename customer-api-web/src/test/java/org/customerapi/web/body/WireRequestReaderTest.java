package org.customerapi.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.web.apikey.wire.DowngradeRequest;
import org.customerapi.web.apikey.wire.EditApiPermissionRequest;
import org.customerapi.web.apikey.wire.PageRequest;
import org.customerapi.web.customer.wire.LoginRequest;
import org.customerapi.web.verification.wire.VerifyCodeSendRequest;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireRequestReaderTest {
    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    private final WireRequestReader reader = new WireRequestReader(new JsonBody(), validator);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Missing comes before malformed, whichever comes first in the body.
                "{'tag':{},'times':'month'}                  | PARAMETER_MISSING  | apiKey",
                "{'tag':'t','apiKey':'k'}                    | PARAMETER_MISSING  | times",
                "{'tag':null,'apiKey':'k','times':'month'}   | PARAMETER_MISSING  | tag",
                "{'tag':{},'apiKey':'k','times':'month'}     | PARAMETERS_ILLEGAL | tag",
                "{'tag':'t','apiKey':[],'times':'month'}     | PARAMETERS_ILLEGAL | apiKey",
                "{'tag':'t','apiKey':'k','times':'month','googleCode':{}} | PARAMETERS_ILLEGAL | googleCode"
            })
    void readShouldRefuseADowngradeInTheContractsOrder(String body, ErrorCode code, String field) {
        assertRefused(DowngradeRequest.class, body, code, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'loginName':'n','loginPwd':'p'}                      | PARAMETER_MISSING  | type",
                "{'type':1,'loginPwd':'p'}                             | PARAMETER_MISSING  | loginName",
                "{'type':1,'loginName':'','loginPwd':'p'}              | PARAMETER_MISSING  | loginName",
                "{'type':2,'loginName':'135','loginPwd':'p'}           | PARAMETER_MISSING  | phoneArea",
                "{'type':1,'loginName':'n'}                            | PARAMETER_MISSING  | loginPwd",
                "{'type':9,'loginName':'n'}                            | PARAMETER_MISSING  | loginPwd",
                "{'type':1,'loginName':'n','verifyCode':'1'}           | PARAMETER_MISSING  | sendToken",
                "{'type':4,'loginName':'n','loginPwd':'p'}             | PARAMETERS_ILLEGAL | type",
                "{'type':0,'loginName':'n','loginPwd':'p'}             | PARAMETERS_ILLEGAL | type",
                "{'type':'x','loginName':'n','loginPwd':'p'}           | PARAMETERS_ILLEGAL | type",
                "{'type':2,'loginName':'n','phoneArea':'+86 86 86','loginPwd':'p'} | PARAMETERS_ILLEGAL | phoneArea"
            })
    void readShouldRefuseALoginInTheContractsOrder(String body, ErrorCode code, String field) {
        assertRefused(LoginRequest.class, body, code, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                          | PARAMETER_MISSING  | bizType",
                "{'bizType':'SMS_LOGIN_VERIFICATION_CODE'}   | PARAMETER_MISSING  | toUser",
                "{'bizType':'EMAIL_LOGIN_VERIFICATION_CODE'} | PARAMETER_MISSING  | toUser",
                "{'bizType':{}}                              | PARAMETERS_ILLEGAL | bizType"
            })
    void readShouldRefuseASendingInTheContractsOrder(String body, ErrorCode code, String field) {
        assertRefused(VerifyCodeSendRequest.class, body, code, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'size':0}     | size",
                "{'size':101}   | size",
                "{'size':'all'} | size",
                "{'current':0}  | current",
                "{'current':3000000000} | current",
                "{'tag':[]}     | tag"
            })
    void readShouldRefuseAPageOutOfRange(String body, String field) {
        assertRefused(PageRequest.class, body, ErrorCode.PARAMETERS_ILLEGAL, field);
    }

    @Test
    void readShouldGiveAPagesDefaultsWhenNothingIsAsked() throws IOException {
        PageRequest page = read(PageRequest.class, "");

        assertThat(List.of(page.size(), page.current(), page.tag())).containsExactly(20, 1, "");
    }

    @Test
    void readShouldTakeEveryFieldOfAnEditAndIgnoreWhatNobodyAsksFor() throws IOException {
        EditApiPermissionRequest edit = read(
                EditApiPermissionRequest.class,
                """
                {'id':'14','tag':2343,'whiteIps':'','purview':[],'permissionList':[{'code':'trade','status':'1','x':{}}],
                 'googleCode':123456,'phoneCode':'1','phoneSendToken':'2','emailCode':'3','emailSendToken':'4'}""");

        assertThat(edit.id()).isEqualTo(14);
        assertThat(edit.tag()).isEqualTo("2343");
        assertThat(edit.whiteIps()).isEmpty();
        assertThat(edit.permissionList()).singleElement().satisfies(entry -> {
            assertThat(entry.code()).isEqualTo("trade");
            assertThat(entry.status()).isEqualTo(1);
        });
        assertThat(edit.codes().totp().orElseThrow().reveal()).isEqualTo("123456");
        assertThat(edit.codes().phoneCode().orElseThrow().reveal()).isEqualTo("1");
        assertThat(edit.codes().phoneTicket().orElseThrow().reveal()).isEqualTo("2");
        assertThat(edit.codes().emailCode().orElseThrow().reveal()).isEqualTo("3");
        assertThat(edit.codes().emailTicket().orElseThrow().reveal()).isEqualTo("4");
    }

    private void assertRefused(Class<? extends WireRequest> type, String body, ErrorCode code, String field) {
        assertThatThrownBy(() -> read(type, body))
                .asInstanceOf(InstanceOfAssertFactories.type(Rejection.class))
                .returns(code, Rejection::code)
                .satisfies(rejection -> assertThat(rejection.params()).startsWith(field));
    }

    @SuppressWarnings("unchecked")
    private <T extends WireRequest> T read(Class<T> type, String body) throws IOException {
        ByteArrayInputStream in =
                new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return (T) reader.readFrom((Class<WireRequest>) type, type, null, null, null, in);
    }
}
