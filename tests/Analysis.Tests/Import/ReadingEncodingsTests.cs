using System.Text;
using Xunit;

namespace CallInsight.Analysis.Tests.Import;

public class ReadingEncodingsTests
{
    private const string Source = "WEBVTT\n\n00:01.000 --> 00:02.000\nAda: Grüße, José – ça va?\n";

    public static TheoryData<byte[]> Encoded()
    {
        var data = new TheoryData<byte[]> { Encoding.UTF8.GetBytes(Source), Encoding.Unicode.GetBytes(Source), Encoding.BigEndianUnicode.GetBytes(Source) };
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true)])
        {
            data.Add([.. encoding.GetPreamble(), .. encoding.GetBytes(Source)]);
        }

        data.Add(Encoding.UTF8.GetBytes("\uFEFF\uFEFF" + Source));
        return data;
    }

    [Theory]
    [MemberData(nameof(Encoded))]
    public void Unicode_is_read_in_every_form(byte[] bytes) => Assert.Equal(["Ada 1-2 Grüße, José – ça va?"], Reading.Lines(Reading.Of(bytes)));

    [Fact]
    public void Json_may_be_in_UTF_16() => Assert.Equal("deepgram", Reading.Of([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Samples.Deepgram)]).Report.Format);

    [Fact]
    public void Old_caption_files_in_Windows_1252_are_read()
    {
        byte[] source = [.. "1\n00:00:01,000 --> 00:00:02,000\nAda: "u8, 0x93, (byte)'J', 0xE4, 0x94, .. " 5 "u8, 0x80, (byte)'\n'];

        Assert.Equal(["Ada 1-2 “Jä” 5 €"], Reading.Lines(Reading.Of(source)));
    }

    [Fact]
    public void Damaged_UTF_8_is_refused_with_its_line()
    {
        var fault = Reading.FaultOf([.. "Ada: für\nBen: "u8, 0xC3, (byte)'\n']);

        Assert.Equal(("transcript.notText", 2), (fault.Code, fault.Line));
    }

    [Fact]
    public void A_picture_is_not_text()
    {
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

        Assert.Equal("transcript.notText", Reading.FaultOf(picture).Code);
        Assert.Equal("transcript.notText", Reading.FaultOf(picture, "webvtt").Code);
    }

    [Fact]
    public void Control_characters_are_refused_with_their_line()
    {
        var fault = Reading.FaultOf("Ada: one\nBen: t\u0001wo\nAda: three\n");

        Assert.Equal(("transcript.notText", 2), (fault.Code, fault.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string source) => Assert.Equal("transcript.empty", Reading.FaultOf(source).Code);

    [Fact]
    public void Half_a_character_in_JSON_becomes_a_replacement()
    {
        var read = Reading.Of("""{ "utterances": [ { "speaker": "A", "start": 0, "end": 1, "text": "cut \ud83d" }, { "speaker": "A", "start": 1, "end": 2, "text": "whole \ud83d\ude00" } ] }""");

        Assert.Equal(["cut \uFFFD", "whole 😀"], read.Transcript.Utterances.Select(u => u.Text));
    }

    [Theory]
    [InlineData("{ \"utterances\": [\n { \"text\": \"a\" },\n oops ] }", 3)]
    [InlineData("{ \"utterances\": [ { \"text\": \"a\" ", 1)]
    [InlineData("{", 1)]
    public void Broken_JSON_names_its_line(string source, int line)
    {
        var fault = Reading.FaultOf(source);

        Assert.Equal(("transcript.broken", line), (fault.Code, fault.Line));
    }
}
