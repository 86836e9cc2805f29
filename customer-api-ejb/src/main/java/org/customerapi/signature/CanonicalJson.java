package org.customerapi.signature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * Rewrites a JSON object (RFC 8259, strictly) as it is signed: members sorted by name (UTF-16 code units) at every level, those
 * that are null left out, no white space, strings as RFC 8785 (section 3.2.2.2) writes them but without any double quote, numbers
 * exactly as sent. One pass over the text, no tree.
 */
final class CanonicalJson {
    private static final int MAX_DEPTH = 100;
    private static final Comparator<Member> BY_NAME = Comparator.comparing(Member::name);

    private final String json;
    private final StringBuilder out;
    private int at;

    /** One member of an object: where its rewritten form, name and value, lies in the output. */
    private record Member(String name, int start, int end) {}

    private CanonicalJson(String json) {
        this.json = json;
        this.out = new StringBuilder(json.length());
    }

    /**
     * @param json one JSON object; blank counts as <code>{}</code>
     * @throws Rejection {@code BODY_NOT_JSON}, also for a name that repeats and for an unpaired surrogate
     */
    static String of(String json) {
        if (json.isBlank()) {
            return "{}";
        }
        CanonicalJson rewriting = new CanonicalJson(json);
        rewriting.skipWhiteSpace();
        rewriting.object(0);
        rewriting.skipWhiteSpace();
        if (rewriting.at != json.length()) {
            throw notJson();
        }
        return rewriting.out.toString();
    }

    private void value(int depth) {
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string(null);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object(int depth) {
        requireDepth(depth);
        expect('{');
        int start = out.append('{').length();
        List<Member> members = new ArrayList<>();
        skipWhiteSpace();
        if (peek() == '}') {
            at++;
            out.append('}');
            return;
        }
        do {
            skipWhiteSpace();
            members.add(member(depth));
            skipWhiteSpace();
        } while (follows(',', '}'));
        arrange(start, members);
        out.append('}');
    }

    private Member member(int depth) {
        int start = out.length();
        StringBuilder name = new StringBuilder();
        string(name);
        skipWhiteSpace();
        expect(':');
        out.append(':');
        skipWhiteSpace();
        int valueAt = at;
        value(depth + 1);
        if (json.startsWith("null", valueAt)) {
            out.setLength(start);
        }
        return new Member(name.toString(), start, out.length());
    }

    /** Puts the members in order and commas between those that are left. */
    private void arrange(int start, List<Member> members) {
        members.sort(BY_NAME);
        StringBuilder arranged = new StringBuilder(out.length() - start + members.size());
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (i > 0 && member.name().equals(members.get(i - 1).name())) {
                throw notJson();
            }
            if (member.end() > member.start()) {
                if (arranged.length() > 0) {
                    arranged.append(',');
                }
                arranged.append(out, member.start(), member.end());
            }
        }
        out.setLength(start);
        out.append(arranged);
    }

    private void array(int depth) {
        requireDepth(depth);
        expect('[');
        out.append('[');
        skipWhiteSpace();
        if (peek() == ']') {
            at++;
            out.append(']');
            return;
        }
        do {
            skipWhiteSpace();
            value(depth + 1);
            skipWhiteSpace();
            out.append(',');
        } while (follows(',', ']'));
        out.setCharAt(out.length() - 1, ']');
    }

    /**
     * Rewrites a string; an escaped quote loses its quote and keeps its backslash.
     *
     * @param plain receives the text that the string stands for, or null
     */
    private void string(StringBuilder plain) {
        expect('"');
        while (true) {
            char c = next();
            if (c == '"') {
                return;
            }
            if (c < ' ') {
                throw notJson();
            }
            char meant = c == '\\' ? unescaped() : c;
            if (plain != null) {
                plain.append(meant);
            }
            write(meant);
        }
    }

    private char unescaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw notJson();
        };
    }

    /** A {@code \\u} escape; half a surrogate pair is followed by its other half, or stands for nothing. */
    private char codeUnit() {
        char unit = hex4();
        if (Character.isHighSurrogate(unit)) {
            int mark = at;
            expect('\\');
            expect('u');
            if (!Character.isLowSurrogate(hex4())) {
                throw notJson();
            }
            at = mark;
        } else if (Character.isLowSurrogate(unit) && !followsHighSurrogate()) {
            throw notJson();
        }
        return unit;
    }

    private boolean followsHighSurrogate() {
        return out.length() > 0 && Character.isHighSurrogate(out.charAt(out.length() - 1));
    }

    private char hex4() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw notJson();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private void write(char c) {
        switch (c) {
            case '"' -> out.append('\\');
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xf, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        out.append(json, start, at);
    }

    private void digits() {
        int start = at;
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw notJson();
        }
    }

    private void literal(String text) {
        if (!json.startsWith(text, at)) {
            throw notJson();
        }
        at += text.length();
        out.append(text);
    }

    private boolean follows(char separator, char end) {
        char c = next();
        if (c != separator && c != end) {
            throw notJson();
        }
        return c == separator;
    }

    private boolean skip(char c) {
        if (at < json.length() && json.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipWhiteSpace() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (next() != c) {
            throw notJson();
        }
    }

    private char next() {
        if (at >= json.length()) {
            throw notJson();
        }
        return json.charAt(at++);
    }

    private char peek() {
        if (at >= json.length()) {
            throw notJson();
        }
        return json.charAt(at);
    }

    private static void requireDepth(int depth) {
        if (depth >= MAX_DEPTH) {
            throw notJson();
        }
    }

    private static Rejection notJson() {
        return new Rejection(ErrorCode.BODY_NOT_JSON);
    }
}
