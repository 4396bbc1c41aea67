namespace CallInsight.Analysis.Tests.Import;

/// <summary>A small call in every format, each with the traps of that format; written for these tests.</summary>
internal static class Samples
{
    public const string CallInsight = """
        { "language": "en", "speakers": [ { "id": "A", "name": "Ada", "role": "rep" }, { "id": "B", "role": "customer" } ],
          "utterances": [
            { "speaker": "A", "start": 0.0, "end": 2.4, "text": " Hello,  Ben.\n", "words": [ { "text": "Hello,", "start": 0.1, "end": 0.5 }, { "text": "Ben.", "start": 0.6, "end": 1.0 } ] },
            { "speaker": "B", "start": 2.5, "text": "" },
            { "speaker": "C", "start": 3.0, "end": 4.0, "text": "Who is this?" } ] }
        """;

    public const string WebVtt = """
        WEBVTT
        Language: en-GB

        NOTE a remark
        over two lines

        1
        00:00:01.000 --> 00:00:03.000 align:start
        Ada Byron: Shall we begin, <b>Ben</b>?

        2
        00:00:03.000 --> 00:00:05.500
        Ben: Yes &amp; no.

        7f3c-0
        0:0:6.0 --> 0:0:7.25
        I mean
        yes.
        """;

    public const string Teams = """
        WEBVTT

        -00:00:02.500 --> 00:00:01.000
        <v Ada Byron>Already talking here.</v>

        00:00:01.500 --> 00:00:02.000
        {"startDateTime":"2026-01-05T09:00:00Z","speakerName":"Ada Byron","spokenText":"Already talking here.","spokenLanguage":"en-us"}

        0:0:3.0 --> 0:0:4.5
        <v Ben O&#39;Neil>Good
        to know.</v>
        """;

    public const string YouTube = """
        WEBVTT
        Kind: captions
        Language: en

        00:00:00.000 --> 00:00:02.000 align:start position:0%
         
        we<00:00:00.400><c> start</c><00:00:00.900><c> now</c>

        00:00:02.000 --> 00:00:02.010 align:start position:0%
        we start now
         

        00:00:02.010 --> 00:00:04.000 align:start position:0%
        we start now
        and<00:00:02.500><c> go</c><00:00:03.100><c> on</c>

        00:00:04.000 --> 00:00:04.010 align:start position:0%
        and go on
         

        00:00:04.010 --> 00:00:06.000 align:start position:0%
        and go on
        until<00:00:05.000><c> noon</c>
        """;

    public const string Srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\nAda: Hello\r\nthere.\r\n\r\n2\r\n00:00:03,000 --> 00:00:02,000\r\nLost.\r\n\r\n3\r\n00:00:04,000 --> 00:00:06,000\r\n<i>Ben: Hi.</i>\r\n";

    public const string Sbv = "0:00:01.000,0:00:02.000\nHello there.\n\n0:00:02.500,0:00:04.000\nHow are\nyou?\n";

    public const string Text = """
        Ada: Hello, is this a good time?
        Ben: Yes, it is: go on.
        I have an hour.

        Ada: Fine.
        """;

    public const string Otter = """
        Weekly call

        Ada Byron  0:03
        Hello there.
        How are you?

        Ben  0:09
        Fine, thanks.

        Transcribed by https://otter.ai
        """;

    public const string Deepgram = """
        { "metadata": { "request_id": "r-1", "duration": 9.5, "channels": 1 },
          "results": { "channels": [ { "alternatives": [ { "transcript": "hi there how are you", "words": [
            { "word": "hi", "start": 0.5, "end": 0.8, "speaker": 0, "punctuated_word": "Hi" },
            { "word": "there", "start": 0.8, "end": 1.2, "speaker": 0, "punctuated_word": "there." },
            { "word": "how", "start": 1.3, "end": 1.5, "speaker": 0, "punctuated_word": "How" },
            { "word": "are", "start": 1.5, "end": 1.7, "speaker": 0, "punctuated_word": "are" },
            { "word": "you", "start": 2.8, "end": 3.0, "speaker": 0, "punctuated_word": "you" },
            { "word": "fine", "start": 3.1, "end": 3.4, "speaker": 1, "punctuated_word": "fine" } ] } ] } ] } }
        """;

    public const string AssemblyAi = """
        { "id": "t-1", "language_code": "en_us", "audio_duration": 12, "audio_url": "https://example.org/a.mp3", "status": "completed", "text": "Hi. Hello.",
          "utterances": [ { "speaker": "A", "start": 240, "end": 900, "confidence": 0.9, "text": "Hi.", "words": [ { "text": "Hi.", "start": 250, "end": 600, "speaker": "A" } ] },
                          { "speaker": "B", "start": 1000, "end": 2000, "confidence": 0.9, "text": "Hello.", "words": [ { "text": "Hello.", "start": 1100, "end": 1500, "speaker": "B" } ] } ] }
        """;

    public const string AwsTranscribe = """
        { "jobName": "j-1", "accountId": "0", "status": "COMPLETED", "results": { "transcripts": [ { "transcript": "Hello there. Hi." } ],
          "speaker_labels": { "speakers": 2, "segments": [ { "start_time": "0.0", "end_time": "0.0", "speaker_label": "", "items": [] },
            { "start_time": "0.5", "end_time": "4.5", "speaker_label": "spk_0", "items": [ { "start_time": "0.5", "end_time": "1.0", "speaker_label": "spk_0" }, { "start_time": "3.5", "end_time": "4.5", "speaker_label": "spk_0" } ] },
            { "start_time": "5.0", "end_time": "5.4", "speaker_label": "spk_1", "items": [ { "start_time": "5.0", "end_time": "5.4", "speaker_label": "spk_1" } ] } ] },
          "items": [ { "start_time": "0.5", "end_time": "1.0", "alternatives": [ { "confidence": "0.9", "content": "Hello" } ], "type": "pronunciation" },
            { "start_time": "3.5", "end_time": "4.5", "alternatives": [ { "confidence": "0.9", "content": "there" } ], "type": "pronunciation" },
            { "alternatives": [ { "confidence": "0.0", "content": "." } ], "type": "punctuation" },
            { "start_time": "5.0", "end_time": "5.4", "alternatives": [ { "confidence": "0.9", "content": "Hi" } ], "type": "pronunciation" },
            { "alternatives": [ { "confidence": null, "content": "." } ], "type": "punctuation" } ] } }
        """;

    public const string AwsCallAnalytics = """
        { "JobName": "c-1", "LanguageCode": "en-US", "ConversationCharacteristics": { "TotalConversationDurationMillis": 9000 }, "Participants": [ { "ParticipantRole": "AGENT" }, { "ParticipantRole": "CUSTOMER" } ],
          "Transcript": [ { "Content": "Good day.", "ParticipantRole": "AGENT", "BeginOffsetMillis": 100, "EndOffsetMillis": 1200, "Items": [
              { "Type": "pronunciation", "Content": "Good", "BeginOffsetMillis": 150, "EndOffsetMillis": 500 }, { "Type": "pronunciation", "Content": "day", "BeginOffsetMillis": 500, "EndOffsetMillis": 1100 }, { "Type": "punctuation", "Content": "." } ] },
            { "Content": "Hello.", "ParticipantRole": "CUSTOMER", "BeginOffsetMillis": 1500, "EndOffsetMillis": 2100, "Items": [ { "Type": "pronunciation", "Content": "Hello", "BeginOffsetMillis": 1500, "EndOffsetMillis": 2100 } ] } ] }
        """;

    public const string AwsPostCallAnalytics = """
        { "ConversationAnalytics": { "GUID": "None", "ConversationTime": "2026-01-05 09:00:00", "LanguageCode": "en-US", "Duration": "12.5", "SpeakerLabels": [ { "Speaker": "spk_0", "DisplayText": "Agent" }, { "Speaker": "spk_1", "DisplayText": "Customer" } ] },
          "SpeechSegments": [ { "SegmentStartTime": 0.5, "SegmentEndTime": 2.0, "SegmentSpeaker": "spk_1", "DisplayText": "Good day.", "WordConfidence": [ { "Text": "Good", "StartTime": 0.5, "EndTime": 0.5 }, { "Text": " day.", "StartTime": 1.0, "EndTime": 1.0 } ] },
            { "SegmentStartTime": 2.5, "SegmentEndTime": 3.0, "SegmentSpeaker": "spk_0", "DisplayText": "Hi.", "WordConfidence": [] } ] }
        """;

    public const string GoogleDiarized = """
        { "results": [
          { "alternatives": [ { "transcript": "hello there", "confidence": 0.9, "words": [ { "startTime": "0s", "endTime": "0.400s", "word": "hello" }, { "startTime": "0.400s", "endTime": "0.900s", "word": "there" } ] } ], "languageCode": "en-us" },
          { "alternatives": [ { "transcript": " hi", "words": [ { "startTime": "1.200s", "endTime": "1.500s", "word": "hi" } ] } ] },
          { "alternatives": [ { "words": [ { "endTime": { "nanos": 400000000 }, "word": "hello", "speakerTag": 1 }, { "startTime": { "nanos": 400000000 }, "endTime": { "nanos": 900000000 }, "word": "there", "speakerTag": 1 },
              { "startTime": { "seconds": "1", "nanos": 200000000 }, "endTime": "1.500s", "word": "hi", "speakerTag": 2 } ] } ] } ] }
        """;

    public const string AzureBatch = """
        { "source": "a.wav", "timestamp": "2026-01-05T09:00:00Z", "durationInTicks": 80000000, "duration": "PT8S",
          "recognizedPhrases": [ { "recognitionStatus": "Success", "channel": 0, "speaker": 1, "offset": "PT0.5S", "duration": "PT1S", "offsetInTicks": 5000000.0, "durationInTicks": 10000000.0,
              "nBest": [ { "confidence": 0.9, "lexical": "hello there", "display": "Hello there.", "words": [ { "word": "hello", "offsetInTicks": 5000000, "durationInTicks": 4000000 }, { "word": "there", "offset": "PT1.0S", "duration": "PT0.5S" } ] } ] },
            { "recognitionStatus": "NoMatch", "channel": 0, "offset": "PT2S", "duration": "PT1S" },
            { "recognitionStatus": "Success", "channel": 0, "speaker": 2, "offsetMilliseconds": 3000, "durationMilliseconds": 500, "nBest": [ { "display": "Hi.", "words": [] } ] } ] }
        """;

    public const string AzureFast = """
        { "durationMilliseconds": 4000, "combinedPhrases": [ { "text": "Hello. Hi." } ], "phrases": [ { "speaker": 1, "offsetMilliseconds": 100, "durationMilliseconds": 700, "text": "Hello.", "words": [ { "text": "Hello.", "offsetMilliseconds": 100, "durationMilliseconds": 600 } ], "locale": "en-US" },
          { "speaker": 2, "offsetMilliseconds": 1000, "durationMilliseconds": 500, "text": "Hi.", "words": [ { "text": "Hi.", "offsetMilliseconds": 1000, "durationMilliseconds": 500 } ], "locale": "en-US" } ] }
        """;

    public const string AzureRealTime = """
        [ { "Id": "1", "RecognitionStatus": "Success", "DisplayText": "Hello.", "Offset": 5000000, "Duration": 10000000, "Channel": 0, "SpeakerId": "Guest-1" },
          { "Id": "2", "RecognitionStatus": "Success", "Offset": 20000000, "Duration": 5000000, "SpeakerId": "Guest-2", "NBest": [ { "Display": "Hi there.", "Words": [ { "Word": "hi", "Offset": 20000000, "Duration": 2000000 }, { "Word": "there", "Offset": 22000000, "Duration": 3000000 } ] } ] } ]
        """;

    public const string AzureConversation = """
        { "displayName": "A chat", "analysisInput": { "conversations": [ { "id": "7", "language": "en", "conversationItems": [ { "participantId": "Agent", "id": "1", "text": "Hello there." }, { "participantId": "Customer", "id": "2", "text": "Hi." } ] }, { "conversationItems": [] } ] } }
        """;

    public const string OpenAiVerbose = """
        { "task": "transcribe", "language": "english", "duration": 6.5, "text": "Hello there. Hi.", "segments": [ { "id": 0, "start": 0.0, "end": 2.0, "text": " Hello there.", "tokens": [ 1 ] }, { "id": 1, "start": 2.0, "end": 3.0, "text": " Hi." } ],
          "words": [ { "word": "Hello", "start": 0.1, "end": 0.5 }, { "word": "there", "start": 0.5, "end": 0.9 }, { "word": "Hi", "start": 2.2, "end": 2.5 } ] }
        """;

    public const string OpenAiDiarized = """
        { "task": "transcribe", "duration": 4.0, "text": "Hello. Hi.", "segments": [ { "type": "transcript.text.segment", "id": "s1", "start": 0.5, "end": 1.0, "text": "Hello.", "speaker": "agent" }, { "type": "transcript.text.segment", "id": "s2", "start": 1.5, "end": 2.0, "text": " Hi.", "speaker": "B" } ] }
        """;

    public const string Whisper = """
        { "text": " Hello there.", "language": "en", "segments": [ { "id": 0, "seek": 0, "start": 0.0, "end": 2.0, "text": " Hello there.", "tokens": [ 1 ], "temperature": 0.0, "words": [ { "word": " Hello", "start": 0.2, "end": 0.6, "probability": 0.9 }, { "word": " there.", "start": 0.6, "end": 1.1, "probability": 0.9 } ] } ] }
        """;

    public const string WhisperX = """
        { "segments": [ { "start": 0.2, "end": 3.0, "text": " We pay 40 euros.", "speaker": "SPEAKER_00", "words": [ { "word": "We", "start": 0.2, "end": 0.4, "score": 0.9, "speaker": "SPEAKER_00" }, { "word": "pay", "start": 0.5, "end": 0.8, "score": 0.9 }, { "word": "40" }, { "word": "euros.", "start": 1.6, "end": 2.1, "score": 0.9 } ] } ], "word_segments": [], "language": "en" }
        """;

    public const string WhisperTimestamped = """
        { "text": " Hello.", "segments": [ { "start": 0.1, "end": 0.9, "text": " Hello.", "confidence": 0.9, "words": [ { "text": "Hello.", "start": 0.12, "end": 0.8, "confidence": 0.9 } ] } ], "language": "de" }
        """;

    public const string Rev = """
        { "monologues": [ { "speaker": 0, "elements": [ { "type": "text", "value": "Hi", "ts": 0.3, "end_ts": 0.5, "confidence": 1.0 }, { "type": "punct", "value": "," }, { "type": "punct", "value": " " }, { "type": "text", "value": "you", "ts": 0.6, "end_ts": 0.9 }, { "type": "punct", "value": "." } ] },
          { "speaker": 1, "elements": [ { "type": "text", "value": "Hello", "ts": 1.5, "end_ts": 2.0 }, { "type": "unknown", "value": "<inaudible>" } ] } ] }
        """;

    public const string Speechmatics = """
        { "format": "2.9", "job": { "id": "s-1", "data_name": "call.wav", "duration": 10 }, "metadata": { "transcription_config": { "language": "en" } },
          "results": [ { "type": "word", "start_time": 0.5, "end_time": 0.9, "alternatives": [ { "content": "Hello", "confidence": 1.0, "speaker": "S1" } ] }, { "type": "punctuation", "start_time": 0.9, "end_time": 0.9, "attaches_to": "previous", "is_eos": true, "alternatives": [ { "content": ".", "speaker": "S1" } ] },
            { "type": "word", "start_time": 1.0, "end_time": 1.3, "alternatives": [ { "content": "Well", "speaker": "S1" } ] }, { "type": "word", "start_time": 1.4, "end_time": 1.8, "alternatives": [ { "content": "hi", "speaker": "UU" } ] } ] }
        """;

    public const string SpeechmaticsOld = """
        { "job": { "lang": "en", "name": "old.wav", "duration": 9, "id": 3 }, "speakers": [ { "name": "F1", "time": "0.50", "duration": "1.00" }, { "name": "M2", "time": "2.00", "duration": "1.00" } ],
          "words": [ { "name": "Hello", "time": "0.50", "duration": "0.40" }, { "name": ".", "time": "0.90", "duration": "0.00" }, { "name": "Hi", "time": "2.10", "duration": "0.30" } ], "format": "1.0" }
        """;

    public const string Gong = """
        { "requestId": "x", "calls": [ { "metaData": { "id": "77", "title": "First call", "started": "2026-01-05T09:00:00Z", "duration": 60, "language": "eng" }, "parties": [ { "speakerId": "1", "name": "Ada", "emailAddress": "ada@example.com", "affiliation": "Internal" }, { "speakerId": "2", "name": "Ben", "affiliation": "External" }, { "name": "Cy", "affiliation": "Unknown" } ] } ],
          "callTranscripts": [ { "callId": "77", "transcript": [ { "speakerId": "1", "topic": "Intro", "sentences": [ { "start": 1000, "end": 1500, "text": "Hello." }, { "start": 1600, "end": 2500, "text": "How are you?" } ] }, { "speakerId": "2", "sentences": [ { "start": 3000, "end": 3300, "text": "Fine." } ] } ] }, { "callId": "78", "transcript": [] } ] }
        """;

    public const string Fireflies = """
        { "data": { "transcript": { "id": "f-1", "title": "Plan", "date": 1767603600000, "meeting_attendees": [ { "displayName": "Ada", "email": "ada@example.com" } ], "sentences": [ { "index": 0, "speaker_id": 0, "speaker_name": "Ada", "text": "Hello.", "raw_text": "hello", "start_time": 1.5, "end_time": 2.5 }, { "index": 1, "speaker_id": 1, "speaker_name": "Ben", "text": "Hi.", "start_time": 3, "end_time": 3.5 } ] } } }
        """;

    public const string FirefliesExport = """
        [ { "sentence": "Hello.", "startTime": "00:01", "endTime": "00:02", "speaker_name": "Ada", "speaker_id": 0 }, { "sentence": "Hi.", "startTime": "00:03", "endTime": "00:05", "speaker_name": "Ben", "speaker_id": 1 } ]
        """;

    public const string Fathom = """
        { "title": "Demo", "recording_id": 5, "recording_start_time": "2026-01-05T09:00:00Z", "recording_end_time": "2026-01-05T09:01:00Z", "transcript_language": "en",
          "calendar_invitees": [ { "name": "Ada", "email": "ada@example.com", "is_external": false, "matched_speaker_display_name": "Ada" }, { "name": "Ben", "email": "ben@example.org", "is_external": true, "matched_speaker_display_name": null } ],
          "transcript": [ { "speaker": { "display_name": "Ada", "matched_calendar_invitee_email": "ada@example.com" }, "text": "Hello and welcome to the demo of our product today.", "timestamp": "00:00:02" }, { "speaker": { "display_name": "Ben B", "matched_calendar_invitee_email": "ben@example.org" }, "text": "Hi.", "timestamp": "00:00:04" } ] }
        """;

    public const string GoogleMeet = """
        { "transcriptEntries": [ { "name": "conferenceRecords/c/transcripts/t/entries/1", "participant": "conferenceRecords/c/participants/p1", "text": "Hello.", "languageCode": "en-US", "startTime": "2026-01-05T09:00:10.500Z", "endTime": "2026-01-05T09:00:12Z" }, { "name": "x", "participant": "conferenceRecords/c/participants/p2", "text": "Hi.", "startTime": "2026-01-05T09:00:13Z", "endTime": "2026-01-05T09:00:14Z" } ] }
        """;

    public const string PodcastNamespace = """
        { "version": "1.0.0", "segments": [ { "speaker": "Ada", "startTime": 0.5, "endTime": 1.5, "body": "Hello." }, { "startTime": 1.6, "endTime": 2.0, "body": "Again." }, { "speaker": "Ben", "startTime": 2.5, "endTime": 3.0, "body": "Hi." } ] }
        """;

    public const string PodcastHtml = "<cite>Ada:</cite>\n<time>0:00</time>\n<p>Hello &amp; welcome.</p>\n<cite>Ben:</cite>\n<time>0:05</time>\n<p>Hi.</p>\n";

    public const string Attendee = """
        [ { "speaker_name": "Ada", "speaker_uuid": "u1", "timestamp_ms": 1000, "duration_ms": 2000, "transcription": "Hello." }, { "speaker_name": "Ben", "speaker_uuid": "u2", "timestamp_ms": 4000, "duration_ms": 500, "transcription": { "transcript": "Hi.", "words": [ { "word": "hi", "punctuated_word": "Hi.", "start": 0.1, "end": 0.4 } ] } } ]
        """;

    public const string KnowledgeMining = """
        { "ClientId": "1", "ConversationId": "k-1", "StartTime": "2026-01-05 09:00:00", "EndTime": "2026-01-05 09:05:00", "Content": "**A Call**\n\n**Agent:** Good day.\n\n**Customer:** Hello, it is me.\n" }
        """;

    public const string Bedrock = """
        { "metadata": { "dominant_asset_language": "EN", "duration_millis": 9000 }, "audio_items": [ { "audio_segment_index": 0, "content": "Hello", "start_timestamp_millis": 500, "end_timestamp_millis": 900 }, { "audio_segment_index": 0, "content": "." }, { "audio_segment_index": 1, "content": "Hi", "start_timestamp_millis": 1500, "end_timestamp_millis": 1700 } ],
          "audio_segments": [ { "segment_index": 0, "type": "TRANSCRIPT", "text": "Hello.", "start_timestamp_millis": 500, "end_timestamp_millis": 1000, "speaker": { "speaker_label": "spk_0" }, "channel": { "channel_label": "ch_0" } }, { "segment_index": 1, "text": "Hi", "start_timestamp_millis": 1500, "end_timestamp_millis": 1700, "speaker": { "speaker_label": "spk_1" } } ] }
        """;

    /// <summary>Every sample with the format that it must be recognised as.</summary>
    public static IReadOnlyList<(string Format, string Source)> All { get; } =
    [
        ("callinsight", CallInsight), ("webvtt", WebVtt), ("webvtt", Teams), ("webvtt", YouTube), ("srt", Srt), ("sbv", Sbv), ("text", Text), ("text", Otter),
        ("deepgram", Deepgram), ("assemblyai", AssemblyAi), ("aws-transcribe", AwsTranscribe), ("aws-transcribe-call-analytics", AwsCallAnalytics),
        ("aws-post-call-analytics", AwsPostCallAnalytics), ("google-stt", GoogleDiarized), ("azure-speech", AzureBatch), ("azure-speech", AzureFast),
        ("azure-speech", AzureRealTime), ("azure-language-conversation", AzureConversation), ("openai", OpenAiVerbose), ("openai", OpenAiDiarized),
        ("whisper", Whisper), ("whisperx", WhisperX), ("whisper-timestamped", WhisperTimestamped), ("rev", Rev), ("speechmatics", Speechmatics),
        ("speechmatics", SpeechmaticsOld), ("gong", Gong), ("fireflies", Fireflies), ("fireflies", FirefliesExport), ("fathom", Fathom),
        ("google-meet", GoogleMeet), ("podcast-namespace", PodcastNamespace), ("podcast-namespace", PodcastHtml), ("attendee", Attendee),
        ("microsoft-ckm", KnowledgeMining), ("aws-bedrock-data-automation", Bedrock),
    ];
}
