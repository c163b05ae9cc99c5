// A small bot on grammY, which proves the fake Telegram: node grammy-bot.mjs API_ROOT TOKEN [WEBHOOK_PORT]
import { createServer } from "node:http";
import { autoRetry } from "@grammyjs/auto-retry";
import { Bot, GrammyError, InlineKeyboard, webhookCallback } from "grammy";

const [apiRoot, token, port] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });
bot.api.config.use(autoRetry());

bot.command("start", (ctx) =>
  ctx.reply(`Welcome from ${ctx.match || "nowhere"}`, {
    reply_markup: new InlineKeyboard().text("Yes", "safety:yes:1").text("No", "safety:no:1"),
  }));
bot.command("pin", async (ctx) => {
  const topic = await ctx.api.createForumTopic(Number(ctx.match), "A case");
  await ctx.api.sendMessage(Number(ctx.match), "in the topic", { message_thread_id: topic.message_thread_id });
  await ctx.api.deleteForumTopic(Number(ctx.match), topic.message_thread_id);
  try {
    await ctx.api.sendMessage(Number(ctx.match), "too late", { message_thread_id: topic.message_thread_id });
  } catch (error) {
    await ctx.reply(`${error.error_code} ${error.description}`);
  }
});
bot.on("callback_query:data", async (ctx) => {
  await ctx.answerCallbackQuery({ text: "Thank you" });
  await ctx.editMessageText(`You said ${ctx.callbackQuery.data}`);
});
bot.on("message:voice", async (ctx) => {
  const file = await ctx.getFile();
  const content = await (await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`)).arrayBuffer();
  await ctx.reply(`Voice of ${content.byteLength} bytes`);
});
bot.on("edited_message:text", (ctx) => ctx.reply(`Changed to ${ctx.editedMessage.text}`));
bot.on("my_chat_member", (ctx) => console.log(`membership ${ctx.myChatMember.new_chat_member.status}`));
bot.on("message:text", (ctx) => ctx.reply(`${ctx.from.language_code ?? "?"}: ${ctx.message.text}`));
bot.catch((failure) => console.log(`failed ${failure.error.description ?? failure.error.message}`));

if (port) {
  const secret = "grammy-secret";
  const handle = webhookCallback(bot, "http", { secretToken: secret });
  createServer(handle).listen(Number(port), "127.0.0.1", async () => {
    await bot.init();
    await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: secret });
    console.log("ready");
  });
} else {
  try {
    await bot.start({ onStart: () => console.log("ready") });
  } catch (error) {
    console.log(error instanceof GrammyError ? `ended ${error.error_code} ${error.description}` : `ended ${error}`);
  }
}
