using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Packing;

/// <summary>JSON of everything that the runtime stores keep besides the state. Read by any later version; see this folder's rules in the README above.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredEvent))]
[JsonSerializable(typeof(Delivery))]
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(ConversationEvent))]
[JsonSerializable(typeof(InboundContent))]
internal sealed partial class RuntimeJson : JsonSerializerContext
{
    /// <summary>Cyrillic stays two bytes a letter, and domain values are plain strings.</summary>
    public static readonly RuntimeJson Compact = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new TextValueConverter<ChannelId>(text => new ChannelId(text), value => value.Value),
            new TextValueConverter<LocaleTag>(text => new LocaleTag(text), value => value.Value),
            new TextValueConverter<CaseId>(text => new CaseId(text), value => value.Value),
            new TextValueConverter<ConversationId>(text => new ConversationId(text), value => value.Value),
        },
    });
}
