package org.customerapi.web.admin.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.customerapi.customer.CustomerPatch;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.bulk.CustomerRecord;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Language;
import org.customerapi.shared.Rejection;
import org.customerapi.web.body.BodyLine;
import org.customerapi.web.body.JsonBody;
import org.customerapi.web.body.WireRequestReader;
import org.customerapi.web.envelope.Messages;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerImportLineTest {
    private final WireRequestReader reader = new WireRequestReader(
            new JsonBody(),
            Validation.byDefaultProvider()
                    .configure()
                    .messageInterpolator(new ParameterMessageInterpolator())
                    .buildValidatorFactory()
                    .getValidator());

    private CustomerRecord record(String line) {
        byte[] bytes = line.replace('\'', '"').getBytes(UTF_8);
        return reader.read(CustomerImportLine.class, new BodyLine(1, bytes)).record();
    }

    @Test
    void recordShouldHoldEveryFieldWhicheverWayItIsSpelled() {
        CustomerRecord record = record(
                """
                {'companyId':'439','customerNo':86001308,'name':' Li Na ','customerGroupId':'3','kycAuditStatus':2,
                 'companyKycStatus':'3','status':'2','country':'cn','email':'Li@Example.com','phoneArea':86,'phone':'135 0000-1308',
                 'loginPwd':'1c455c4560683f51fa9997678ca45f23','purview':[]}\r""");

        assertThat(record.companyId()).isEqualTo(439);
        assertThat(record.customerNo()).isEqualTo("86001308");
        assertThat(record.patch())
                .isEqualTo(new CustomerPatch(
                        Optional.of("Li Na"),
                        Optional.of(3L),
                        Optional.of(KycStatus.PASSED),
                        Optional.of(KycStatus.REJECTED),
                        Optional.of(false)));
        assertThat(record.country()).contains("CN");
        assertThat(record.email()).contains(LoginName.email("li@example.com"));
        assertThat(record.phone()).contains(LoginName.phone("+86", "13500001308"));
        assertThat(record.passwordMd5().orElseThrow().reveal()).isEqualTo("1c455c4560683f51fa9997678ca45f23");
    }

    @ParameterizedTest
    @CsvSource({"0,NONE", "1,UNDER_REVIEW", "2,PASSED", "3,REJECTED"})
    void recordShouldReadTheStatesOfAVerification(int code, KycStatus status) {
        assertThat(record("{'companyId':1,'customerNo':'1','kycAuditStatus':" + code + "}")
                        .patch()
                        .kycStatus())
                .contains(status);
    }

    /** A phone's area alone says nothing: books often hold one for everybody. */
    @Test
    void recordShouldSayNothingOfWhatTheLineDoesNot() {
        CustomerRecord record = record("{'companyId':1,'customerNo':'1','name':null,'email':'','phoneArea':'+86'}");

        assertThat(record)
                .isEqualTo(new CustomerRecord(
                        1,
                        "1",
                        new CustomerPatch(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'customerNo':'1','status':9}                      | PARAMETER_MISSING  | companyId",
                "{'companyId':1,'customerNo':' '}                   | PARAMETER_MISSING  | customerNo",
                "{'companyId':1,'customerNo':'1','phone':'13500001308'} | PARAMETER_MISSING | phoneArea",
                "{'companyId':0,'customerNo':'1'}                   | PARAMETERS_ILLEGAL | companyId",
                "{'companyId':1.5,'customerNo':'1'}                 | PARAMETERS_ILLEGAL | companyId",
                "{'companyId':1,'customerNo':['1']}                 | PARAMETERS_ILLEGAL | customerNo",
                "{'companyId':1,'customerNo':'a b'}                 | PARAMETERS_ILLEGAL | customerNo",
                "{'companyId':1,'customerNo':'1','name':{}}         | PARAMETERS_ILLEGAL | name",
                "{'companyId':1,'customerNo':'1','name':'\\ud800'}  | PARAMETERS_ILLEGAL | name",
                "{'companyId':1,'customerNo':'1','customerGroupId':-1} | PARAMETERS_ILLEGAL | customerGroupId",
                "{'companyId':1,'customerNo':'1','kycAuditStatus':4} | PARAMETERS_ILLEGAL | kycAuditStatus",
                "{'companyId':1,'customerNo':'1','kycAuditStatus':-1} | PARAMETERS_ILLEGAL | kycAuditStatus",
                "{'companyId':1,'customerNo':'1','companyKycStatus':'PASSED'} | PARAMETERS_ILLEGAL | companyKycStatus",
                "{'companyId':1,'customerNo':'1','status':0}        | PARAMETERS_ILLEGAL | status",
                "{'companyId':1,'customerNo':'1','status':true}     | PARAMETERS_ILLEGAL | status",
                "{'companyId':1,'customerNo':'1','country':'CHN'}   | PARAMETERS_ILLEGAL | country",
                "{'companyId':1,'customerNo':'1','email':'nobody'}  | PARAMETERS_ILLEGAL | email",
                "{'companyId':1,'customerNo':'1','phoneArea':'x','phone':'12345'} | PARAMETERS_ILLEGAL | phoneArea",
                "{'companyId':1,'customerNo':'1','loginPwd':'secret'} | PARAMETERS_ILLEGAL | loginPwd",
                "{'companyId':1,'customerNo':'1','customerNo':'2'}  | BODY_NOT_JSON      | ",
                "[{'companyId':1,'customerNo':'1'}]                 | BODY_NOT_JSON      | ",
                "{'companyId':1,'customerNo':'1'}{}                 | BODY_NOT_JSON      | ",
                "companyId,customerNo                               | BODY_NOT_JSON      | "
            })
    void lineShouldBeRefusedInTheContractsOrderAndNameTheField(String line, ErrorCode code, String field) {
        assertThatThrownBy(() -> record(line))
                .asInstanceOf(InstanceOfAssertFactories.type(Rejection.class))
                .returns(code, Rejection::code)
                .satisfies(rejection -> {
                    String params = Messages.in(Language.EN_US).params(rejection);
                    assertThat(params == null ? null : params.split(",")[0]).isEqualTo(field);
                });
    }

    @Test
    void lineShouldBeRefusedWhenItIsNoUtf8() {
        byte[] bytes = "{\"companyId\":1,\"customerNo\":\"1\",\"name\":\"\u00e9\"}"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> reader.read(CustomerImportLine.class, new BodyLine(1, bytes)))
                .isInstanceOf(Rejection.class)
                .hasMessage("BODY_NOT_JSON");
    }
}
