package org.customerapi.web;

/** The operations' names on the wire, verbatim: each is one segment of a path. */
public final class BizType {
    public static final String LOGIN = "customer.app.CustomerWebApiService.login";
    public static final String FIND_CUSTOMER_INFO = "customer.app.CustomerWebApiService.findCustomerInfo";
    public static final String CHECK_STATUS = "customer.app.CustomerWebApiService.checkStatus";
    public static final String CHECK_GOOGLE_MFA_STATUS = "customer.app.CustomerWebApiService.checkGoogleMFAStatus";
    public static final String CHANGE_LANG = "customer.app.CustomerWebApiService.changeLang";
    public static final String FIND_PHONE_AND_EMAIL = "customer.app.CustomerWebApiService.findPhoneAndEmail";
    public static final String ENABLE_OR_FORBID_MFA = "customer.app.CustomerWebApiService.enableOrForbidMFA";
    public static final String GENERATE_GOOGLE_ACCOUNT = "customer.app.GoogleVerifyApiService.generateGoogleAccount";
    public static final String CHECK_KYC_APPLY = "customer.app.KycWebApiService.checkKycApply";
    public static final String VERIFY_CODE_SEND = "message.app.VerificationApiService.verifyCodeSend";
    public static final String APPLY_API = "customer.app.CustomerApiWebService.applyApi";
    public static final String EDIT_API_PERMISSION = "customer.app.CustomerApiWebService.editApiPermission";
    public static final String DEL_API = "customer.app.CustomerApiWebService.delApi";
    public static final String DOWNGRADE = "customer.app.CustomerApiWebService.downgrade";
    public static final String PAGE = "customer.app.CustomerApiWebService.page";
    public static final String QUERY_API = "customer.app.CustomerApiWebService.queryApi";

    private BizType() {}
}
