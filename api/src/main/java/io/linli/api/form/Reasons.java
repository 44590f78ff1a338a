package io.linli.api.form;

import io.linli.model.Text;

/** Why a value cannot be taken, in the words of those who have to mend it. */
public final class Reasons {
    public static final Text MISSING = new Text("必须填写", "must be filled in");
    public static final Text CONTROL = new Text("含有看不见的控制字符", "holds control characters");
    public static final Text HALF = new Text("含有半个字符，请重新输入", "holds half a character; type it again");
    public static final Text UNKNOWN = new Text("没有这一项", "no field of this form");
    public static final Text NUMBER = new Text("要写数字", "a number");
    public static final Text FLAG = new Text("要写 是 或 否", "yes or no");
    public static final Text ZONE = new Text("不是时区名，应像 Asia/Shanghai", "the name of a time zone such as Asia/Shanghai");
    public static final Text ID = new Text("只能是 1 到 64 个字母、数字、- 和 _", "1 to 64 letters, digits, - and _");
    public static final Text PHONE =
            new Text("电话只能是 3 到 32 位数字、空格、+ - ( ) 和 /", "3 to 32 digits, spaces, + - ( ) and /");
    public static final Text TAGS = new Text("每个标签只能是 1 到 32 个文字、数字、- 和 _", "each 1 to 32 letters, digits, - and _");
    public static final Text HOME = new Text("没有这一户，请先登记住户", "no such home; enter the home first");
    public static final Text SITE = new Text("没有这个场所，请先登记地点", "no such site; enter the place first");
    public static final Text ELSEWHERE = new Text("这个编号已在你的范围之外使用", "taken by something outside of your grids");

    private Reasons() {}

    public static Text tooLong(int longest) {
        return new Text("最多 " + longest + " 个字符", "at most " + longest + " characters");
    }

    public static Text range(int min, int max) {
        return new Text("要写 " + min + " 到 " + max + " 的整数", "a whole number from " + min + " to " + max);
    }

    public static Text grid(int shortest) {
        return new Text("网格码是 " + shortest + " 到 15 位数字", shortest + " to 15 digits");
    }

    public static Text outside(String grid) {
        return new Text("不在你的范围 " + grid + " 之内", "not within your grids, which begin with " + grid);
    }

    public static Text twice(int line) {
        return new Text("与第 " + line + " 行重复", "the same as in row " + line);
    }

    public static Text oneOf(String zh, String en) {
        return new Text("应是下列之一：" + zh, "one of " + en);
    }
}
