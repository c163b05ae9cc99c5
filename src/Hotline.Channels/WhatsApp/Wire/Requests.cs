namespace Hotline.Channels.WhatsApp.Wire;

// What we send: exactly the fields that Meta's description knows; null ones are left out.

/// <summary>One message. Exactly one of <paramref name="To"/> and <paramref name="Recipient"/>, and exactly one of the contents, the one that <paramref name="Type"/> names.</summary>
internal sealed record MessageRequest(string? To, string? Recipient, string Type, string BizOpaqueCallbackData)
{
    public string MessagingProduct => "whatsapp";

    public string RecipientType => "individual";

    public TextContent? Text { get; init; }

    public InteractiveContent? Interactive { get; init; }

    public TemplateContent? Template { get; init; }

    public LocationContent? Location { get; init; }

    public MediaContent? Image { get; init; }

    public MediaContent? Audio { get; init; }

    public MediaContent? Video { get; init; }

    public MediaContent? Document { get; init; }
}

/// <summary>A file by the id that Meta gave it when it was brought. Only a document has a name.</summary>
internal sealed record MediaContent(string Id, string? Caption, string? Filename);

internal sealed record LocationContent(double Latitude, double Longitude);

internal sealed record TextContent(string Body, bool PreviewUrl = false);

/// <summary><paramref name="Type"/> is <c>button</c> or <c>list</c>.</summary>
internal sealed record InteractiveContent(string Type, InteractiveBody Body, InteractiveAction Action);

internal sealed record InteractiveBody(string Text);

/// <summary>Buttons, or the words that open a list and its sections.</summary>
internal sealed record InteractiveAction(IReadOnlyList<ReplyButton>? Buttons, string? Button, IReadOnlyList<ListSection>? Sections);

internal sealed record ReplyButton(ReplyChoice Reply)
{
    public string Type => "reply";
}

internal sealed record ReplyChoice(string Id, string Title);

internal sealed record ListSection(IReadOnlyList<SectionRow> Rows);

internal sealed record SectionRow(string Id, string Title, string? Description);

internal sealed record TemplateContent(string Name, TemplateLanguage Language);

internal sealed record TemplateLanguage(string Code)
{
    public string Policy => "deterministic";
}

internal sealed record ReadRequest(string MessageId, TypingIndicator? TypingIndicator)
{
    public string MessagingProduct => "whatsapp";

    public string Status => "read";
}

internal sealed record TypingIndicator
{
    public string Type => "text";
}
