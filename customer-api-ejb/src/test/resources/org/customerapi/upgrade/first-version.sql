-- What the first version that landed left in its database, dumped while it ran. It is never made anew.
-- Among it: keys that are plain, bound to addresses, on a package, revoked and expired; a disabled customer; authenticators bound and
-- unbound; sessions; codes fresh, spent, tried wrongly, and a decoy; a paused login; the audit of it all.

insert into customer
    (id, company_id, customer_no, group_id, name, country, email, phone_area, phone, password_hash, active, kyc_status, company_kyc_status, demo, created_at)
values
    (1, 439, '86000116', 1, 'demo', 'CN', 'demo@customer-api.test', '+86', '13500009561', '$argon2id$v=19$m=19456,t=2,p=1$QonslfIDRQf4HwAnCxMJ9A$UyzRBUNW+2Oqo63suT353FKMTwvDI5rsCAFDk19CVkk', true, 'PASSED', 'NONE', true, 1772366400000),
    (2, 360, '86001175', 1, 'other', 'CN', 'other@customer-api.test', '+86', '13500009562', '$argon2id$v=19$m=19456,t=2,p=1$QonslfIDRQf4HwAnCxMJ9A$UyzRBUNW+2Oqo63suT353FKMTwvDI5rsCAFDk19CVkk', true, 'PASSED', 'NONE', true, 1772366400000),
    (3, 368, '86000368', 1, 'new', 'CN', 'new@customer-api.test', '+86', '13500009563', '$argon2id$v=19$m=19456,t=2,p=1$QonslfIDRQf4HwAnCxMJ9A$UyzRBUNW+2Oqo63suT353FKMTwvDI5rsCAFDk19CVkk', true, 'PASSED', 'NONE', true, 1772366400000),
    (4, 439, 'T1', 1, 'Test 1', null, 't1@example.test', '+86', '1000001', '$argon2id$v=19$m=19456,t=2,p=1$D+0o0GbHAFOEha/ugRefmg$Sf5kl8F7Ah2PFh5H7Djmt2d20JLebov6EQQnoYK0Cxo', true, 'PASSED', 'NONE', false, 1772366400000),
    (5, 439, 'T2', 1, 'Test 2', null, 't2@example.test', '+86', '1000002', '$argon2id$v=19$m=19456,t=2,p=1$D+0o0GbHAFOEha/ugRefmg$Sf5kl8F7Ah2PFh5H7Djmt2d20JLebov6EQQnoYK0Cxo', true, 'PASSED', 'NONE', false, 1772366700000),
    (6, 439, 'T3', 1, 'Test 3', null, 't3@example.test', '+86', '1000003', '$argon2id$v=19$m=19456,t=2,p=1$D+0o0GbHAFOEha/ugRefmg$Sf5kl8F7Ah2PFh5H7Djmt2d20JLebov6EQQnoYK0Cxo', false, 'PASSED', 'NONE', false, 1772366730000),
    (7, 439, 'T4', 1, 'Test 4', null, 't4@example.test', '+86', '1000004', '$argon2id$v=19$m=19456,t=2,p=1$D+0o0GbHAFOEha/ugRefmg$Sf5kl8F7Ah2PFh5H7Djmt2d20JLebov6EQQnoYK0Cxo', true, 'PASSED', 'NONE', false, 1772366730000);

insert into customer_session
    (token_digest, customer_id, opened_at, last_seen_at, stepped_up_at)
values
    ('7a1b3dd1c7e0b9688876319aceadfe1de8a150bb4134d600640790527ae02bc3', 6, 1772366730000, 1772366730000, null),
    ('bfef8fbbdad6e82d82b5a39f608619b08c80231875d22b7b3c137607a956120f', 5, 1772366700000, 1772366700000, 1772366730000),
    ('caaafcba77f2bb8171df0f73ad7344469ed596ecd5e2d680581f5026dfb2a427', 4, 1772366430000, 1772366430000, 1772366670000);

insert into totp_authenticator
    (id, owner_id, sealed_secret, bound, last_step, wrong_in_a_row, paused_until)
values
    (1, 1, 'first:fOsHzNQ5uIO/XNaQLIblma6YQESQvLiER5kkZ0k8NU+379swKgd3Gs37unurztOrhV2uW4SczHWkFpT2', true, 0, 0, null),
    (2, 2, 'first:z1NukkiBln0476dcefj9NbPe+IOns00NURTr763N3PEOMUOhmL1zaYbErctU226Lf0yz6+zOyikdxbQr', true, 0, 0, null),
    (3, 4, 'first:3SM3UFKdMmPeI5ZHJ8v5AsIC0gdrAa3Jmiqos8ov/Kyn3Qo5sqmBhdKGqXKIg+tTlaL0oiajXB0Hc9kd', true, 59078889, 0, null),
    (4, 5, 'first:n5/I1HurPjMPpjqCN6Ags5Hyn9QOpmSvyxmnUqur8Uylas5Y0YgIz8+EInHLE3NlfjD2B39mYbiSKGCQ', true, 59078891, 0, null),
    (5, 7, 'first:RPkpczGC/04CBAn6YJbZydKJetzuVZQT+nNjf4nQVuobYR/iP007f8hpdel36mVctGWyVMU9AM0pKs4G', false, 0, 0, null);

insert into one_time_code
    (ticket_digest, owner_id, purpose, code_digest, expires_at, wrong_tries, spent_at)
values
    ('16c6aa328a18c71eaf913df5e0bc22727064597163769688790bf29fb7dd985f', 4, 'STEP_UP_SMS', 'b649093cf5b15631e2183606ebf688b29ab950e7824384bb6b252683df837e09', 1772367060000, 0, 1772366460000),
    ('394b6e177fa3f6ca4debc3c78016e8020cf03d63cdc0babca6d0b9d52d5ff7ef', 4, 'STEP_UP_SMS', 'edeffc7eb341b4202ac5253e460c7d5498e84a1e30eff1e79ef7bb44f6b3f01f', 1772367210000, 0, 1772366610000),
    ('39a797fe8beab5543abd2b3bc02da5bce32449bf4131bdceaa2fe940a6503b47', 4, 'STEP_UP_EMAIL', '27cb1188ca5f3a75fc6f591827e9e54d0d8e17213ebc5d25b6022421748787f3', 1772367330000, 1, null),
    ('413ec502087ed52f7726a54077e722bbb99dca98a94db670c6587bec1d396c03', 4, 'STEP_UP_SMS', '6c3591308e3526ad6a338ea7ffa2fd289f8a9d894e4a5d925b24aea420650f06', 1772367330000, 0, null),
    ('4d3a7e9ce8e50758a9743b45b37b2db42b3d35c1bed33c5e5dcbb72a5de69c20', 4, 'STEP_UP_SMS', 'fadc5be69d8003cb73f0d6208420d0094611aa2c8c32c4dfb76dd8550bcc0f61', 1772367240000, 0, 1772366640000),
    ('5c97322011426f046fdaa6e0a2fe2b1177270fe7dcb847672fecc7d334ca05a5', 4, 'STEP_UP_SMS', '3b6058b585ab6c15415520210282ea9a02bb14b22f209f24e9f8c0d5a2d80f9a', 1772367150000, 0, 1772366550000),
    ('6bc2924d15d2df9e5c875f412663976d08d96a23bf6b062c6d1c01569d5ba524', 4, 'STEP_UP_SMS', '6d84498fb84e31dcebf870037d7a60ac2eb2c1288ecae6e1f880cf8a43368c8e', 1772367270000, 0, 1772366670000),
    ('70a88c63ae3e0ebe1e0aee2f7f8df055a59863920fdaf5ae0bad5b340852efe4', 5, 'STEP_UP_SMS', '86a4400c9fc5e3094c9ade8c9aa0b7da9097316c02385d7cac0c9ca789c74e08', 1772367330000, 0, 1772366730000),
    ('8e6bc134941c6b8bab2fec6c292b18c555526aca4ef6f518d98ab3c0c8fe6d6d', 4, 'STEP_UP_SMS', '0588e55e52aaecd49448c7dc456809d0ada03aa3ea9ca91d3e9de9e0e912fa83', 1772367300000, 0, null),
    ('a7fbedee65e109d0b0901df737c1241706e391224a77cd83f84366e45fa4d335', 4, 'STEP_UP_SMS', '76dc3bf7ffdffedd7c12f950766f0c2c93e32a5c47a3e7f487c3d061801f2159', 1772367090000, 0, 1772366490000),
    ('c293ede7e04b44e69b672711bb5603f2b7e61c3c195553fa9d36027d49374c94', 4, 'STEP_UP_SMS', 'ee753a1a3ecf2ed388bc7eec9f0316643bd29f576a6631558b26ad50f1a5e0e8', 1772367120000, 0, 1772366520000),
    ('e4e11f4218df9c5b7ffa37353ebaf08c5af48cdcebc967bef239618fa860be28', null, 'LOGIN_EMAIL', '56865f637155f1479d91f44e30117cdb15bd6027497fbfd21e1344270e0c492e', 1772367330000, 0, null);

insert into attempt_history
    (subject, recent, last_at, paused_until)
values
    ('0d6a057632d3dc4f4484e1249c36d2022ed047c11f1a550ef8b9ba3f1cb09c49', '1772366430000', 1772366430000, null),
    ('0f5699a7c158f4ea83536d3df202bb41fe0e123572bc90b0cddf3ca7c4106070', '', 1772366430000, null),
    ('174c14e70d706caf3dc1d0e865ac9ce76978320b82e4dd927c1a772cb8b74bcf', '1772366730000', 1772366730000, null),
    ('5d68b217891604ab3929568ab478a662ac5d805bdca8c4b5170c6bc642d99757', '1772366730000,1772366730000,1772366730000,1772366730000,1772366730000', 1772366730000, 1772367630000),
    ('e8f949ae3a21936bf88ea23c52677b598b1f76773987900abdb14addc2c75d4c', '1772366730000', 1772366730000, null),
    ('edad4c1395cd5e938fc2e5ee91f39a46403a34c2677de0e2de2fd907da1f5a27', '1772366730000,1772366730000,1772366730000,1772366730000,1772366730000', 1772366730000, null);

insert into api_key
    (id, access_key, company_id, owner_id, owner_no, slot, label, folded_label, live_label, public_key, private_key_md5, permissions, allowlist, on_package, created_at, updated_at, expires_at, withdrawable_from, revoked_at)
values
    (1, 'c13361b21668b92eda8edacd73759416', 439, 4, 'T1', 1, 'Robot one', 'robot one', 'robot one', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCGTjS4QrabeepmBq0r96RtmqXECOSLQYyavQGMLPPAs6XubjJyjCG71zt+QuNAk6Iq/1sqPKYWN72EsFKq8sSbXegvpJicdrm6pp45NsCiM8arSeqRGHXOPoWOL+vUQO4KMp6lCHlWo18KQvWuNHF9ZMF129r3l+uO4FmMGuX5nwIDAQAB', '084d27b58284f871c5b934428b1553dd', 'READ', '', null, 1772366460000, 1772366460000, 1780142460000, 1772539260000, null),
    (2, 'e56912664697618c3aef16834e713e9e', 439, 4, 'T1', 2, '机器人 2', '机器人 2', '机器人 2', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDSsYo36BatSa5nYr5J7rH7WovcdJYoedSU0XBnoE1P6ZX8PWdY1gUPWbrFEKBz3Lmwymin8wMayB7og657bX+9tYgdT63yXljixDF4PzN/uRndw6NCdI/8Rsp/ufJJB67KapnlHgO0pxvAwPd53a4fmqjwfK2BAsVDb+P5FhvtgwIDAQAB', '884936388c10864de3dd627e681a20c2', 'READ,SPOT_TRADE,WITHDRAW', '192.0.2.0/24,2001:db8::1', null, 1772366490000, 1772366520000, null, 1772539320000, null),
    (3, '8bbf6698aaa2654c67e8ba5edd9ceb1d', 439, 4, 'T1', 3, 'Package', 'package', 'package', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCI2lXaEJuYogHaJ1T5TL6wMVu62HvfWxQUJ8Damxiu7rJhsjhNmuDkC+4wkLKTyBWKiEFJ25MfEga1+Cr0NLkCg724AUSdkVCvVVQIlIjAX9pX54hUsBRh1cSQM8lV+vg4iWduQDfc2vQYc4QKK3ODEf3///HwIm5XreSGrKABQQIDAQAB', '8ffa7da20282fae7df40667fc94eec85', 'READ', '', 'QUARTER', 1772366550000, 1772366610000, 1780315410000, 1772539410000, null),
    (4, 'e8ae4a075a7d3560cdd02f6b44e016b3', 439, 4, 'T1', null, 'Gone', 'gone', null, 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCIxWHfkIzklaxsmqDrPQ4x1zxZOcd55UiD9Lwyip0Yc8f5FrzJm0US+olqPzk6RFf4AgIABqsGuHnrEu/W5ZeRjxulCtfD2FhrFRK4jurSeShvVuSP86YUCL96T5BVLh8a4ccpzy6vfep0tI3Z8a/dTzKriHN9DaD7Gg/AOvxzlwIDAQAB', '19b1891a298119294777b3e526ce556b', 'READ', '', null, 1772366640000, 1772366640000, 1780142640000, 1772539440000, 1772366640000),
    (5, 'c2a7062c1b40c338945e144a044e1712', 439, 4, 'T1', null, 'Gone', 'gone', null, 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCS4VgifX8Ibe/Gt44iUbJ4OIBdSdsqOGeRMUbeaQLLN1Xulo9TGI1T4qiUk3I7jRwAR2WajGgYfUdCUz1vhTurLDAuxcV3jP3fn6gLhR5kbkKHc5AhFDG4thyF1koNQOwew/gSou32lpmJhvBo+MjUy8RLzyEHASHcIrkG0wgadwIDAQAB', '5cfa04062001a85bf57b7a0df5ab015d', 'READ', '', null, 1772366670000, 1772366670000, 1780142670000, 1772539470000, 1772366670000),
    (6, '946f2c6c4977230461192f698731c5dd', 439, 5, 'T2', 1, 'Expired', 'expired', 'expired', 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCSBJt6inWIFlaJgTBtyAl8+Wbc1PHrn8tYPKLMv8HM/YkvvksCns6epuvqQqSXltYI4WxaEBdVCc2YooGbZtNf9I8K9meymFMrKXCwjhT1Y51Gn8TRpOsqyXv1Ij5xT/sJ+JMXtxFfJz4jKPjdRBTLbm2C7dFlqVemgKFMLFsNgQIDAQAB', 'ac1a0c896ddc06f3e63b457cd1996e06', 'READ', '', null, 1764590730000, 1764590730000, 1772366730000, 1764763530000, null);

insert into audit_record
    (id, occurred_at, operation, customer_id, company_id, key_reference, source_address, trace, outcome)
values
    (1, 1772366430000, 'LOG_IN', 4, 439, null, '192.0.2.1', 'first-trace', 'OK'),
    (2, 1772366460000, 'ISSUE_KEY', 4, 439, '1', '192.0.2.1', 'test-trace', 'OK'),
    (3, 1772366490000, 'ISSUE_KEY', 4, 439, '2', '192.0.2.1', 'test-trace', 'OK'),
    (4, 1772366520000, 'CHANGE_KEY', 4, 439, '2', '192.0.2.1', 'test-trace', 'OK'),
    (5, 1772366550000, 'ISSUE_KEY', 4, 439, '3', '192.0.2.1', 'test-trace', 'OK'),
    (6, 1772366610000, 'DOWNGRADE_KEY', 4, 439, '8bbf6698aaa2654c67e8ba5edd9ceb1d', '192.0.2.1', 'test-trace', 'OK'),
    (7, 1772366640000, 'ISSUE_KEY', 4, 439, '4', '192.0.2.1', 'test-trace', 'OK'),
    (8, 1772366640000, 'REVOKE_KEY', 4, 439, '4', '192.0.2.1', 'test-trace', 'OK'),
    (9, 1772366670000, 'ISSUE_KEY', 4, 439, '5', '192.0.2.1', 'test-trace', 'OK'),
    (10, 1772366670000, 'REVOKE_KEY', 4, 439, '5', '192.0.2.1', 'test-trace', 'OK'),
    (11, 1772366700000, 'ISSUE_KEY', 4, 439, null, '192.0.2.1', 'test-trace', 'LABEL_TAKEN'),
    (12, 1772366730000, 'ISSUE_KEY', 5, 439, '6', '192.0.2.1', 'test-trace', 'OK'),
    (13, 1772366730000, 'LOG_IN', 4, 439, null, '198.51.100.9', 'first-trace', 'CREDENTIALS_WRONG'),
    (14, 1772366730000, 'LOG_IN', 4, 439, null, '198.51.100.9', 'first-trace', 'CREDENTIALS_WRONG'),
    (15, 1772366730000, 'LOG_IN', 4, 439, null, '198.51.100.9', 'first-trace', 'CREDENTIALS_WRONG'),
    (16, 1772366730000, 'LOG_IN', 4, 439, null, '198.51.100.9', 'first-trace', 'CREDENTIALS_WRONG'),
    (17, 1772366730000, 'LOG_IN', 4, 439, null, '198.51.100.9', 'first-trace', 'CREDENTIALS_WRONG');

alter sequence customer_seq restart with 100;
alter sequence totp_authenticator_seq restart with 100;
alter sequence api_key_seq restart with 100;
alter sequence audit_record_seq restart with 100;
